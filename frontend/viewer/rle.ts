/** COCO run lengths: column-major, the first run counts zeros. */

/** Decodes COCO's compressed string into run lengths, in pixels. Throws an Error on a broken string. */
export function decodeCocoCounts(counts: string): number[] {
  const runs: number[] = [];
  let at = 0;
  while (at < counts.length) {
    let value = 0;
    let shift = 0;
    let more = true;
    while (more) {
      const code = counts.charCodeAt(at++) - 48;
      if (!(code >= 0 && code < 64)) {
        throw new Error(`Not a COCO run-length string at character ${at - 1}`);
      }
      // multiplication, not <<: run lengths of large images pass 2^31 in the intermediate sum
      value += (code & 0x1f) * 2 ** shift;
      more = (code & 0x20) !== 0;
      shift += 5;
      if (!more && (code & 0x10) !== 0) {
        value -= 2 ** shift;
      }
    }
    if (runs.length > 2) {
      value += runs[runs.length - 2];
    }
    if (value < 0) {
      throw new Error(`A run of ${value} pixels`);
    }
    runs.push(value);
  }
  return runs;
}

/** A mask as vertical spans: column x holds rows [rowsPx[2i], rowsPx[2i + 1]) for i in [first[x], first[x + 1]). */
export interface ColumnSpans {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Index of the first span of each column; one entry more than there are columns. */
  readonly first: Uint32Array;
  /** Pairs of begin (inclusive) and end (exclusive) rows, ascending within a column, never touching. */
  readonly rowsPx: Int32Array;
}

/** Cuts runs at the column borders. Throws an Error when they do not add up to width times height. */
export function columnSpans(runs: readonly number[], widthPx: number, heightPx: number): ColumnSpans {
  const total = runs.reduce((sum, run) => sum + run, 0);
  if (total !== widthPx * heightPx) {
    throw new Error(`The runs cover ${total} pixels, the image has ${widthPx} x ${heightPx}`);
  }
  const first = new Uint32Array(widthPx + 1);
  const rows: number[] = [];
  let pixel = 0;
  let column = 0;
  runs.forEach((run, i) => {
    const end = pixel + run;
    if (i % 2 === 0) {
      pixel = end;
      return;
    }
    while (pixel < end) {
      const x = Math.floor(pixel / heightPx);
      const columnEnd = Math.min(end, (x + 1) * heightPx);
      while (column < x) {
        first[++column] = rows.length / 2;
      }
      const begin = pixel - x * heightPx;
      if (rows.length / 2 > first[x] && rows[rows.length - 1] === begin) {
        rows[rows.length - 1] = columnEnd - x * heightPx; // a run of no zeros between: one span
      } else {
        rows.push(begin, columnEnd - x * heightPx);
      }
      pixel = columnEnd;
    }
  });
  while (column < widthPx) {
    first[++column] = rows.length / 2;
  }
  return { widthPx, heightPx, first, rowsPx: Int32Array.from(rows) };
}

/** Number of set pixels. */
export function areaPx(mask: ColumnSpans): number {
  let area = 0;
  for (let i = 0; i < mask.rowsPx.length; i += 2) {
    area += mask.rowsPx[i + 1] - mask.rowsPx[i];
  }
  return area;
}

/** Whether the pixel holding this point (in image pixels, fractions allowed) is set; false outside of the image. */
export function contains(mask: ColumnSpans, xPx: number, yPx: number): boolean {
  const x = Math.floor(xPx);
  const y = Math.floor(yPx);
  if (x < 0 || x >= mask.widthPx) {
    return false;
  }
  for (let i = mask.first[x]; i < mask.first[x + 1]; i++) {
    if (y < mask.rowsPx[2 * i]) {
      return false;
    }
    if (y < mask.rowsPx[2 * i + 1]) {
      return true;
    }
  }
  return false;
}
