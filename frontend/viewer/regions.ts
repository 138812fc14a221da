import { type LoopPx, outline, simplified } from './contour';
import { areaPx, columnSpans, type ColumnSpans, contains, decodeCocoCounts } from './rle';
import type { Point } from './transform';

/** One region as it comes from the server. Coordinates are pixels of the original image. */
export interface Overlay {
  readonly tag: number;
  /** #rrggbb */
  readonly colour: string;
  readonly coco: string;
  readonly width: number;
  readonly height: number;
  readonly dashed: boolean;
  readonly label: string;
  readonly centreX: number;
  readonly centreY: number;
}

/** An overlay with its mask decoded and its outline traced, in image pixels. */
export interface Region {
  readonly overlay: Overlay;
  readonly mask: ColumnSpans;
  readonly areaPx: number;
  readonly loops: readonly LoopPx[];
  /** Paths already made, by how often the zoom was halved. */
  readonly paths: Map<number, Path2D>;
}

/** Decodes overlays, keeping the work already done for those that did not change. A broken mask is left out and logged. */
export function regionsOf(overlays: readonly Overlay[], before: readonly Region[]): Region[] {
  const regions: Region[] = [];
  for (const overlay of overlays) {
    const known = before.find(
      (region) =>
        region.overlay.coco === overlay.coco &&
        region.overlay.width === overlay.width &&
        region.overlay.height === overlay.height,
    );
    try {
      regions.push(known ? { ...known, overlay } : decoded(overlay));
    } catch (error) {
      console.error(`Region ${overlay.tag} cannot be drawn`, error);
    }
  }
  return regions;
}

function decoded(overlay: Overlay): Region {
  const mask = columnSpans(decodeCocoCounts(overlay.coco), overlay.width, overlay.height);
  return { overlay, mask, areaPx: areaPx(mask), loops: outline(mask), paths: new Map() };
}

/** The outline in image pixels, with no more detail than this zoom can show: off by an eighth of a CSS pixel at most. */
export function pathOf(region: Region, cssPxPerImagePx: number): Path2D {
  const halvings = Math.max(0, Math.floor(-Math.log2(cssPxPerImagePx)));
  let path = region.paths.get(halvings);
  if (!path) {
    path = new Path2D();
    for (const loop of region.loops) {
      const points = halvings === 0 ? loop : simplified(loop, 0.125 * 2 ** halvings);
      path.moveTo(points[0], points[1]);
      for (let i = 2; i < points.length; i += 2) {
        path.lineTo(points[i], points[i + 1]);
      }
      path.closePath();
    }
    region.paths.set(halvings, path);
  }
  return path;
}

/** The smallest region that holds this point, so that a nodule inside a lung can be reached. */
export function regionAt(regions: readonly Region[], atPx: Point): Region | null {
  let hit: Region | null = null;
  for (const region of regions) {
    if ((!hit || region.areaPx < hit.areaPx) && contains(region.mask, atPx.x, atPx.y)) {
      hit = region;
    }
  }
  return hit;
}
