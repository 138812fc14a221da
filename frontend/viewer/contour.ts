import type { ColumnSpans } from './rle';

/** A closed line in image pixels: x0, y0, x1, y1, … The last point joins the first. */
export type LoopPx = Float64Array;

/**
 * The border of a mask along pixel edges, one loop per outer border (clockwise on screen) and per hole
 * (counter-clockwise). Pixels that meet at a corner belong together. Work and memory grow with the border, not the area.
 */
export function pixelLoops(mask: ColumnSpans): LoopPx[] {
  const stride = mask.widthPx + 1;
  const next = new Map<number, number[]>();
  const key = (x: number, y: number) => y * stride + x;
  const edge = (x0: number, y0: number, x1: number, y1: number) => {
    const from = key(x0, y0);
    const known = next.get(from);
    if (known) {
      known.push(key(x1, y1));
    } else {
      next.set(from, [key(x1, y1)]);
    }
  };
  for (let x = 0; x <= mask.widthPx; x++) {
    if (x < mask.widthPx) {
      for (let i = mask.first[x]; i < mask.first[x + 1]; i++) {
        edge(x, mask.rowsPx[2 * i], x + 1, mask.rowsPx[2 * i]);
        edge(x + 1, mask.rowsPx[2 * i + 1], x, mask.rowsPx[2 * i + 1]);
      }
    }
    eachDifference(rowsOf(mask, x), rowsOf(mask, x - 1), (begin, end) => edge(x, end, x, begin));
    eachDifference(rowsOf(mask, x - 1), rowsOf(mask, x), (begin, end) => edge(x, begin, x, end));
  }
  const loops: LoopPx[] = [];
  for (const start of next.keys()) {
    while (next.get(start)!.length > 0) {
      loops.push(walk(start, next, stride));
    }
  }
  return loops;
}

function rowsOf(mask: ColumnSpans, x: number): Int32Array {
  return x < 0 || x >= mask.widthPx
    ? new Int32Array(0)
    : mask.rowsPx.subarray(2 * mask.first[x], 2 * mask.first[x + 1]);
}

/** Calls back with each piece of the spans in `a` that no span of `b` covers. */
function eachDifference(a: Int32Array, b: Int32Array, piece: (begin: number, end: number) => void): void {
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let begin = a[i];
    const end = a[i + 1];
    while (j < b.length && b[j + 1] <= begin) {
      j += 2;
    }
    let k = j;
    while (k < b.length && b[k] < end) {
      if (b[k] > begin) {
        piece(begin, b[k]);
      }
      begin = b[k + 1];
      k += 2;
    }
    if (begin < end) {
      piece(begin, end);
    }
  }
}

function walk(start: number, next: Map<number, number[]>, stride: number): LoopPx {
  const points: number[] = [];
  let at = start;
  let dx = 0;
  let dy = 0;
  do {
    const x = at % stride;
    const y = (at - x) / stride;
    points.push(x, y);
    const choices = next.get(at)!;
    let chosen = 0;
    if (choices.length > 1 && (dx !== 0 || dy !== 0)) {
      // a saddle: turn left, so that diagonal neighbours stay one region
      chosen = choices.findIndex((to) => {
        const toX = to % stride;
        const toY = (to - toX) / stride;
        return Math.sign(toX - x) === dy && Math.sign(toY - y) === -dx;
      });
      chosen = Math.max(0, chosen);
    }
    const to = choices.splice(chosen, 1)[0];
    dx = Math.sign((to % stride) - x);
    dy = Math.sign((to - (to % stride)) / stride - y);
    at = to;
  } while (at !== start);
  return Float64Array.from(points);
}

/** The middles of the unit edges of a pixel loop: marching squares on a binary mask. Staircases become slopes. */
export function edgeMiddles(loop: LoopPx): LoopPx {
  const middles: number[] = [];
  const count = loop.length / 2;
  for (let i = 0; i < count; i++) {
    const x = loop[2 * i];
    const y = loop[2 * i + 1];
    const dx = loop[(2 * i + 2) % loop.length] - x;
    const dy = loop[(2 * i + 3) % loop.length] - y;
    const length = Math.abs(dx) + Math.abs(dy);
    for (let step = 0; step < length; step++) {
      middles.push(x + ((step + 0.5) * dx) / length, y + ((step + 0.5) * dy) / length);
    }
  }
  return Float64Array.from(middles);
}

/** Averages neighbours along the loop; no point moves further than `limitPx` on either axis. */
export function smoothed(loop: LoopPx, rounds: number, limitPx: number): LoopPx {
  const length = loop.length;
  let points = loop;
  for (let round = 0; round < rounds; round++) {
    const averaged = new Float64Array(length);
    for (let i = 0; i < length; i++) {
      const before = points[(i - 2 + length) % length];
      const after = points[(i + 2) % length];
      const value = 0.25 * before + 0.5 * points[i] + 0.25 * after;
      averaged[i] = Math.min(loop[i] + limitPx, Math.max(loop[i] - limitPx, value));
    }
    points = averaged;
  }
  return points;
}

/** Leaves out points that lie within `tolerancePx` of the line that remains (Douglas and Peucker). */
export function simplified(loop: LoopPx, tolerancePx: number): LoopPx {
  const count = loop.length / 2;
  if (count < 5) {
    return loop;
  }
  const far = farthest(loop, 0, count, 0, 0).index;
  const keep = new Uint8Array(count);
  keep[0] = 1;
  keep[far] = 1;
  const open: [number, number][] = [
    [0, far],
    [far, count],
  ];
  for (let span = open.pop(); span; span = open.pop()) {
    const { index, distancePx } = farthest(loop, span[0], span[1], span[0], span[1] % count);
    if (distancePx > tolerancePx) {
      keep[index] = 1;
      open.push([span[0], index], [index, span[1]]);
    }
  }
  return Float64Array.from(loop.filter((_, i) => keep[i >> 1] === 1));
}

/** The point strictly between two indices that is farthest from the segment a–b. */
function farthest(loop: LoopPx, from: number, to: number, a: number, b: number) {
  const ax = loop[2 * a];
  const ay = loop[2 * a + 1];
  const dx = loop[2 * b] - ax;
  const dy = loop[2 * b + 1] - ay;
  const squared = dx * dx + dy * dy;
  let index = from;
  let distancePx = -1;
  for (let i = from + 1; i < to; i++) {
    const px = loop[2 * i] - ax;
    const py = loop[2 * i + 1] - ay;
    const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
    const distance = Math.hypot(px - along * dx, py - along * dy);
    if (distance > distancePx) {
      distancePx = distance;
      index = i;
    }
  }
  return { index, distancePx };
}

/** What is drawn: smooth to the eye, never more than about half a pixel from the mask's own border. */
export function outline(mask: ColumnSpans): LoopPx[] {
  return pixelLoops(mask).map((loop) => simplified(smoothed(edgeMiddles(loop), 4, 0.45), 0.05));
}
