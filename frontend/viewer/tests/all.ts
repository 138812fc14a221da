import '../deixis-viewer';
import './contour.test';
import './heat.test';
import './input.test';
import './regions.test';
import './rle.test';
import './transform.test';
import { runAll } from './harness';

/** The page that loads this script calls it. */
Object.assign(globalThis, { runAll });
