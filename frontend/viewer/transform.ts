/** Where the image lies on the stage. Image pixels count from the top left corner of the top left pixel. */
export interface ViewTransform {
  readonly cssPxPerImagePx: number;
  /** Stage position of the image's top left corner. */
  readonly xCssPx: number;
  readonly yCssPx: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One image pixel is at most this large. */
export const MAX_ZOOM = 64;
const FIT_MARGIN_CSS_PX = 16;
const VISIBLE_CSS_PX = 48;

export function toStage(view: ViewTransform, imagePx: Point): Point {
  return {
    x: view.xCssPx + imagePx.x * view.cssPxPerImagePx,
    y: view.yCssPx + imagePx.y * view.cssPxPerImagePx,
  };
}

export function toImage(view: ViewTransform, stageCssPx: Point): Point {
  return {
    x: (stageCssPx.x - view.xCssPx) / view.cssPxPerImagePx,
    y: (stageCssPx.y - view.yCssPx) / view.cssPxPerImagePx,
  };
}

/** The whole image, centred, as large as it goes. */
export function fitted(imagePx: Size, stageCssPx: Size): ViewTransform {
  const room = (side: number) => Math.max(side - 2 * FIT_MARGIN_CSS_PX, side / 2, 1);
  const zoom = Math.min(room(stageCssPx.width) / imagePx.width, room(stageCssPx.height) / imagePx.height, MAX_ZOOM);
  return {
    cssPxPerImagePx: zoom,
    xCssPx: (stageCssPx.width - imagePx.width * zoom) / 2,
    yCssPx: (stageCssPx.height - imagePx.height * zoom) / 2,
  };
}

/** Zooms by a factor; the image point under the anchor stays under it. */
export function zoomedAt(
  view: ViewTransform,
  factor: number,
  anchorCssPx: Point,
  imagePx: Size,
  stageCssPx: Size,
): ViewTransform {
  const least = Math.min(fitted(imagePx, stageCssPx).cssPxPerImagePx / 2, 1);
  const zoom = Math.min(MAX_ZOOM, Math.max(least, view.cssPxPerImagePx * factor));
  const ratio = zoom / view.cssPxPerImagePx;
  return keptInSight(
    {
      cssPxPerImagePx: zoom,
      xCssPx: anchorCssPx.x - (anchorCssPx.x - view.xCssPx) * ratio,
      yCssPx: anchorCssPx.y - (anchorCssPx.y - view.yCssPx) * ratio,
    },
    imagePx,
    stageCssPx,
  );
}

export function panned(view: ViewTransform, byCssPx: Point, imagePx: Size, stageCssPx: Size): ViewTransform {
  return keptInSight(
    { ...view, xCssPx: view.xCssPx + byCssPx.x, yCssPx: view.yCssPx + byCssPx.y },
    imagePx,
    stageCssPx,
  );
}

/** The stage changed its size: what was in the middle stays in the middle. */
export function recentred(view: ViewTransform, imagePx: Size, before: Size, after: Size): ViewTransform {
  return panned(
    view,
    { x: (after.width - before.width) / 2, y: (after.height - before.height) / 2 },
    imagePx,
    after,
  );
}

function keptInSight(view: ViewTransform, imagePx: Size, stageCssPx: Size): ViewTransform {
  const clamp = (at: number, length: number, stage: number) => {
    const visible = Math.min(VISIBLE_CSS_PX, length, stage);
    return Math.min(stage - visible, Math.max(visible - length, at));
  };
  return {
    cssPxPerImagePx: view.cssPxPerImagePx,
    xCssPx: clamp(view.xCssPx, imagePx.width * view.cssPxPerImagePx, stageCssPx.width),
    yCssPx: clamp(view.yCssPx, imagePx.height * view.cssPxPerImagePx, stageCssPx.height),
  };
}

/** The pixel under a stage position, or null beside the image. */
export function pixelAt(view: ViewTransform, stageCssPx: Point, imagePx: Size): Point | null {
  const at = toImage(view, stageCssPx);
  const x = Math.floor(at.x);
  const y = Math.floor(at.y);
  return x >= 0 && y >= 0 && x < imagePx.width && y < imagePx.height ? { x, y } : null;
}

export interface BoxPx {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels touched by the rectangle between two stage positions, clipped; null when it misses the image. */
export function boxBetween(view: ViewTransform, a: Point, b: Point, imagePx: Size): BoxPx | null {
  const p = toImage(view, a);
  const q = toImage(view, b);
  const left = Math.max(0, Math.floor(Math.min(p.x, q.x)));
  const top = Math.max(0, Math.floor(Math.min(p.y, q.y)));
  const right = Math.min(imagePx.width, Math.ceil(Math.max(p.x, q.x)));
  const bottom = Math.min(imagePx.height, Math.ceil(Math.max(p.y, q.y)));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** A scale bar of 1, 2 or 5 times a power of ten image pixels that is at most `longestCssPx` long. */
export function scaleBarPx(cssPxPerImagePx: number, longestCssPx: number): number {
  const longest = longestCssPx / cssPxPerImagePx;
  const power = 10 ** Math.floor(Math.log10(longest));
  const step = [5, 2, 1].find((digit) => digit * power <= longest * (1 + 1e-9)) ?? 1;
  return Math.max(1, step * power);
}
