import type { Size, ViewTransform } from './transform';

/** How much each part of the picture matters: square cells from its top left corner, row by row. */
export interface Heat {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in image pixels; the last column and row may reach beyond the picture. */
  readonly cellPx: number;
  /** 0 to 255 for each cell. */
  readonly levels: readonly number[];
}

/** Red, green, blue from the least to the most; the same stops are in the style sheet's `.legend`. */
const STOPS = [
  [59, 28, 110],
  [38, 110, 160],
  [38, 172, 134],
  [158, 217, 58],
  [253, 231, 37],
] as const;
const MOST_OPAQUE = 0.72;

/** RGBA for each cell; what matters little is nearly transparent, so that the picture stays to be seen. */
export function heatPixels(heat: Heat): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(heat.columns * heat.rows * 4);
  heat.levels.forEach((level, i) => {
    const share = Math.min(1, Math.max(0, level / 255));
    const at = share * (STOPS.length - 1);
    const stop = Math.min(STOPS.length - 2, Math.floor(at));
    for (let channel = 0; channel < 3; channel++) {
      const [from, to] = [STOPS[stop][channel], STOPS[stop + 1][channel]];
      pixels[i * 4 + channel] = from + (to - from) * (at - stop);
    }
    pixels[i * 4 + 3] = 255 * MOST_OPAQUE * share;
  });
  return pixels;
}

/** A small canvas, a pixel for each cell; null where the cells do not fit their number. */
export function heatCanvas(heat: Heat | null | undefined): HTMLCanvasElement | null {
  if (!heat || heat.columns < 1 || heat.rows < 1 || heat.levels.length !== heat.columns * heat.rows) {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = heat.columns;
  canvas.height = heat.rows;
  canvas.getContext('2d')!.putImageData(new ImageData(heatPixels(heat), heat.columns, heat.rows), 0, 0);
  return canvas;
}

/** Draws it over the picture and nowhere else, smoothly from cell to cell. */
export function paintHeat(
  context: CanvasRenderingContext2D,
  view: ViewTransform,
  imagePx: Size,
  heat: Heat,
  cells: HTMLCanvasElement,
): void {
  const zoom = view.cssPxPerImagePx;
  context.save();
  context.beginPath();
  context.rect(view.xCssPx, view.yCssPx, imagePx.width * zoom, imagePx.height * zoom);
  context.clip();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  const side = heat.cellPx * zoom;
  context.drawImage(cells, view.xCssPx, view.yCssPx, heat.columns * side, heat.rows * side);
  context.restore();
}
