import { type Overlay, pathOf, regionAt, regionsOf } from '../regions';
import { equal, ok, test } from './harness';

/** COCO strings of a full 4 x 3 mask and of one with nothing but the pixel at column 1, row 1. */
const FULL = '0<';
const ONE = '417';

function overlay(tag: number, coco: string): Overlay {
  return { tag, colour: '#4aa3ff', coco, width: 4, height: 3, dashed: false, label: '', centreX: 0, centreY: 0 };
}

test('of regions over each other the smallest is meant, whatever their order', () => {
  for (const overlays of [
    [overlay(1, FULL), overlay(2, ONE)],
    [overlay(2, ONE), overlay(1, FULL)],
  ]) {
    const regions = regionsOf(overlays, []);
    equal(regionAt(regions, { x: 1.5, y: 1.5 })?.overlay.tag, 2);
    equal(regionAt(regions, { x: 0.5, y: 1.5 })?.overlay.tag, 1);
    equal(regionAt(regions, { x: 4.5, y: 1.5 }), null);
  }
});

test('a region that only changes its tag or colour is not decoded again', () => {
  const before = regionsOf([overlay(1, FULL)], []);
  const [after] = regionsOf([{ ...overlay(5, FULL), colour: '#ff9ecb' }], before);
  ok(after.mask === before[0].mask && after.loops === before[0].loops, 'the mask is kept');
  equal([after.overlay.tag, after.overlay.colour], [5, '#ff9ecb']);
});

test('a mask that does not fit its image is left out and said, the others stay', () => {
  const said: unknown[] = [];
  const error = console.error;
  console.error = (...words: unknown[]) => said.push(words[0]);
  try {
    const regions = regionsOf([overlay(1, '0;'), overlay(2, ONE)], []);
    equal(regions.map((region) => region.overlay.tag), [2]);
    equal(said, ['Region 1 cannot be drawn']);
  } finally {
    console.error = error;
  }
});

test('one path serves all zooms between two halvings', () => {
  const [region] = regionsOf([overlay(1, FULL)], []);
  ok(pathOf(region, 1) === pathOf(region, 7), 'nearer');
  ok(pathOf(region, 0.5) === pathOf(region, 0.3), 'between a half and a quarter');
  ok(pathOf(region, 0.5) !== pathOf(region, 0.2), 'further');
});
