import { edgeMiddles, type LoopPx, outline, pixelLoops, simplified, smoothed } from '../contour';
import { areaPx, type ColumnSpans, columnSpans, decodeCocoCounts } from '../rle';
import { close, equal, ok, test } from './harness';
import { golden } from './rle.test';

/** Gauss's formula; positive for loops that run clockwise on a screen whose y grows downwards. */
function signedAreaPx(loop: LoopPx): number {
  let twice = 0;
  for (let i = 0; i < loop.length; i += 2) {
    const j = (i + 2) % loop.length;
    twice += loop[i] * loop[j + 1] - loop[j] * loop[i + 1];
  }
  return twice / 2;
}

function masks(): { name: string; mask: ColumnSpans }[] {
  return golden().map(({ name, width, height, counts }) => ({
    name,
    mask: columnSpans(decodeCocoCounts(counts), width, height),
  }));
}

/** Every pixel whose middle lies within 20 pixels of (22.5, 30.5). */
function disc(): ColumnSpans {
  const [widthPx, heightPx] = [48, 64];
  const runs: number[] = [];
  let before = 0;
  for (let i = 0; i < widthPx * heightPx; i++) {
    const [x, y] = [Math.floor(i / heightPx), i % heightPx];
    const value = Number((x - 22) ** 2 + (y - 30) ** 2 < 400);
    if (runs.length === 0 || value !== before) {
      runs.push(1);
    } else {
      runs[runs.length - 1]++;
    }
    before = value;
  }
  return columnSpans(runs, widthPx, heightPx);
}

test('pixel loops enclose exactly the pixels of the mask', () => {
  for (const { name, mask } of masks()) {
    const enclosed = pixelLoops(mask).reduce((sum, loop) => sum + signedAreaPx(loop), 0);
    close(enclosed, areaPx(mask), 1e-9, name);
  }
});

test('pixel loops run along pixel edges only', () => {
  for (const { name, mask } of masks()) {
    for (const loop of pixelLoops(mask)) {
      for (let i = 0; i < loop.length; i += 2) {
        const j = (i + 2) % loop.length;
        ok((loop[i] === loop[j]) !== (loop[i + 1] === loop[j + 1]), `${name}: a slanted or empty edge`);
      }
    }
  }
});

test('an empty mask has no loop', () => {
  equal(pixelLoops(columnSpans([6], 2, 3)).length, 0);
});

test('a ring has an outer loop and a hole that runs the other way', () => {
  const areas = pixelLoops(columnSpans([6, 3, 2, 1, 1, 1, 2, 3, 6], 5, 5)).map(signedAreaPx);
  equal(areas.sort((a, b) => a - b), [-1, 9]);
});

test('pixels that meet at a corner share one loop', () => {
  // columns: 10, 01
  equal(pixelLoops(columnSpans([0, 1, 2, 1], 2, 2)).length, 1);
  // columns: 01, 10
  equal(pixelLoops(columnSpans([1, 2, 1], 2, 2)).length, 1);
});

test('edge middles of one pixel are the four middles of its sides', () => {
  const middles = edgeMiddles(pixelLoops(columnSpans([4, 1, 4], 3, 3))[0]);
  equal(
    Array.from({ length: 4 }, (_, i) => `${middles[2 * i]},${middles[2 * i + 1]}`).sort(),
    ['1,1.5', '1.5,1', '1.5,2', '2,1.5'],
  );
});

test('smoothing moves no point further than its limit', () => {
  for (const { name, mask } of masks()) {
    for (const loop of pixelLoops(mask).map(edgeMiddles)) {
      smoothed(loop, 4, 0.45).forEach((value, i) => close(value, loop[i], 0.45 + 1e-12, name));
    }
  }
});

test('simplifying keeps every left-out point within the tolerance', () => {
  const circle = Float64Array.from({ length: 720 }, (_, i) =>
    i % 2 === 0 ? 50 + 40 * Math.cos((i / 720) * 2 * Math.PI) : 50 + 40 * Math.sin(((i - 1) / 720) * 2 * Math.PI),
  );
  const few = simplified(circle, 0.2);
  ok(few.length < circle.length / 4, `${few.length / 2} points are left`);
  // a chord that stays within 0.2 of a circle of radius 40 takes at most pi * 2 * 40 * 0.2 off the area
  close(signedAreaPx(few), signedAreaPx(circle), 2 * Math.PI * 40 * 0.2);
});

test('the drawn outline of a disc is round: its length is near that of the circle', () => {
  const [loop] = outline(disc());
  let length = 0;
  for (let i = 0; i < loop.length; i += 2) {
    const j = (i + 2) % loop.length;
    length += Math.hypot(loop[j] - loop[i], loop[j + 1] - loop[i + 1]);
  }
  // a staircase would measure 8 r = 160
  close(length, 2 * Math.PI * 20, 5);
});

test('the drawn outline keeps the area of a disc within half a pixel all around', () => {
  close(signedAreaPx(outline(disc())[0]), areaPx(disc()), 0.5 * 2 * Math.PI * 20);
});

test('an outline costs as the border, not as the area', () => {
  const sidePx = 4000;
  const runs = [sidePx + 1];
  for (let x = 1; x < sidePx - 1; x++) {
    runs.push(sidePx - 2, 2);
  }
  runs[runs.length - 1] = 1 + sidePx;
  const loops = outline(columnSpans(runs, sidePx, sidePx));
  equal(loops.length, 1);
  ok(loops[0].length < 200, `${loops[0].length / 2} points for a rectangle`);
});
