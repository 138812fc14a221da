import { heatCanvas, heatPixels, paintHeat } from '../heat';
import { equal, ok, test } from './harness';

test('what matters little is transparent, what matters most is yellow, and the way between goes up', () => {
  const pixels = heatPixels({ columns: 3, rows: 1, cellPx: 10, levels: [0, 128, 255] });
  equal(pixels[3], 0);
  ok(pixels[7] > 80 && pixels[7] < 110, 'half as opaque in the middle');
  equal([...pixels.slice(8, 12)], [253, 231, 37, 184]);
});

test('cells that do not fit their number are not drawn', () => {
  equal(heatCanvas({ columns: 2, rows: 2, cellPx: 10, levels: [0, 1, 2] }), null);
  equal(heatCanvas({ columns: 0, rows: 0, cellPx: 10, levels: [] }), null);
  equal(heatCanvas(null), null);
  const cells = heatCanvas({ columns: 2, rows: 1, cellPx: 10, levels: [0, 255] })!;
  equal([cells.width, cells.height], [2, 1]);
});

test('cells lie over the picture where it is, and never beside it', () => {
  const heat = { columns: 2, rows: 1, cellPx: 10, levels: [255, 255] };
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 60;
  const context = canvas.getContext('2d')!;
  const view = { xCssPx: 10, yCssPx: 20, cssPxPerImagePx: 2 };
  paintHeat(context, view, { width: 15, height: 10 }, heat, heatCanvas(heat)!);
  const alpha = (x: number, y: number) => context.getImageData(x, y, 1, 1).data[3];
  ok(alpha(12, 22) > 100 && alpha(38, 30) > 100, 'inside');
  equal([alpha(42, 30), alpha(8, 30), alpha(20, 18), alpha(20, 42)], [0, 0, 0, 0]);
});
