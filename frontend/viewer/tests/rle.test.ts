import { areaPx, columnSpans, contains, decodeCocoCounts } from '../rle';
import { equal, fails, ok, test } from './harness';

interface Golden {
  width: number;
  height: number;
  rows: string[];
  counts: string;
}

/** The vectors shared with the Java tests; the page puts them here before it runs the tests. */
export function golden(): (Golden & { name: string; areaPx: number })[] {
  const vectors = (globalThis as unknown as { goldenRle: Golden[] }).goldenRle;
  ok(vectors.length >= 10, 'the golden vectors are there');
  return vectors.map((vector, i) => ({
    ...vector,
    name: `vector ${i}`,
    areaPx: vector.rows.join('').replaceAll('0', '').length,
  }));
}

test('run lengths of the golden vectors give back every pixel', () => {
  for (const { name, width, height, areaPx: area, rows, counts } of golden()) {
    const mask = columnSpans(decodeCocoCounts(counts), width, height);
    const seen = rows.map((_, y) => Array.from({ length: width }, (_, x) => Number(contains(mask, x, y))).join(''));
    equal(seen, rows, name);
    equal(areaPx(mask), area, name);
  }
});

test('spans never touch within a column', () => {
  for (const { name, width, height, counts } of golden()) {
    const mask = columnSpans(decodeCocoCounts(counts), width, height);
    for (let x = 0; x < width; x++) {
      for (let i = mask.first[x]; i + 1 < mask.first[x + 1]; i++) {
        ok(mask.rowsPx[2 * i + 1] < mask.rowsPx[2 * i + 2], `${name}: column ${x}`);
      }
    }
  }
});

test('a run of no zeros between two runs of ones makes one span', () => {
  const mask = columnSpans([1, 1, 0, 2, 1], 1, 5);
  equal(mask.rowsPx, [1, 4]);
});

test('a run that passes the end of a column goes on at the top of the next', () => {
  const mask = columnSpans([2, 4, 3], 3, 3);
  equal(mask.first, [0, 1, 2, 2]);
  equal(mask.rowsPx, [2, 3, 0, 3]);
});

test('run lengths of a hundred megapixels need little memory', () => {
  const mask = columnSpans([50_000_000, 20_000, 49_980_000], 10_000, 10_000);
  equal(areaPx(mask), 20_000);
  equal(mask.rowsPx.length, 4);
});

test('runs that do not fill the image are refused', () => {
  fails(() => columnSpans([3, 2], 2, 3), 'The runs cover 5 pixels, the image has 2 x 3');
});

test('a string that is not COCO is refused', () => {
  fails(() => decodeCocoCounts('01!'), 'Not a COCO run-length string at character 2');
  fails(() => decodeCocoCounts('P'), 'Not a COCO run-length string at character 1');
});

test('no point outside of the image is contained', () => {
  const full = columnSpans([0, 6], 2, 3);
  equal([contains(full, -0.1, 0), contains(full, 2, 0), contains(full, 0, 3), contains(full, 0, -1)], [false, false, false, false]);
  ok(contains(full, 1.99, 2.99), 'fractions belong to their pixel');
});
