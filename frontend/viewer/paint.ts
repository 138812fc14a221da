import { type Heat, paintHeat } from './heat';
import { levelFor, type Pyramid } from './pyramid';
import { pathOf, type Region } from './regions';
import { placedTags, TAG_RADIUS_CSS_PX } from './tags';
import { type BoxPx, type Point, type Size, toStage, type ViewTransform } from './transform';

export interface Click {
  /** Image pixel. */
  readonly x: number;
  readonly y: number;
  readonly positive: boolean;
}

export interface Marks {
  readonly regions: readonly Region[];
  readonly highlighted: number;
  readonly fillOpacity: number;
  readonly clicks: readonly Click[];
  /** With the canvas that has a pixel for each of its cells. */
  readonly heat: { readonly map: Heat; readonly cells: HTMLCanvasElement } | null;
  /** The box of the finding, or the one being drawn. */
  readonly box: BoxPx | null;
}

const OUTLINE_CSS_PX = 2.25;
const CASING = 'rgba(6, 9, 14, 0.4)';
/** Dark enough for a white dashed line to be seen on bright tissue. */
const BOX_CASING = 'rgba(6, 9, 14, 0.8)';
const INK = '#0b1018';
/** From here on single pixels are shown as squares: what is there, not what might be. */
const SQUARES_FROM = 10;

/** Draws the picture; beside it the canvas stays transparent. Sizes in CSS pixels, the canvas in device pixels. */
export function paintPicture(
  context: CanvasRenderingContext2D,
  devicePxPerCssPx: number,
  stageCssPx: Size,
  view: ViewTransform,
  imagePx: Size,
  pyramid: Pyramid,
): void {
  context.setTransform(devicePxPerCssPx, 0, 0, devicePxPerCssPx, 0, 0);
  context.clearRect(0, 0, stageCssPx.width, stageCssPx.height);
  const zoom = view.cssPxPerImagePx;
  context.imageSmoothingEnabled = zoom < SQUARES_FROM;
  context.imageSmoothingQuality = 'high';
  const level = levelFor(zoom * devicePxPerCssPx, pyramid.levels.length);
  context.drawImage(pyramid.levels[level], view.xCssPx, view.yCssPx, imagePx.width * zoom, imagePx.height * zoom);
}

/** Draws what matters where, regions, tags, clicks and the box. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  devicePxPerCssPx: number,
  stageCssPx: Size,
  view: ViewTransform,
  imagePx: Size,
  marks: Marks,
): void {
  const scale = devicePxPerCssPx;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, stageCssPx.width, stageCssPx.height);
  if (marks.heat) {
    paintHeat(context, view, imagePx, marks.heat.map, marks.heat.cells);
  }
  const ordered = [...marks.regions].sort(
    (a, b) => Number(a.overlay.tag === marks.highlighted) - Number(b.overlay.tag === marks.highlighted),
  );
  context.save();
  context.transform(view.cssPxPerImagePx, 0, 0, view.cssPxPerImagePx, view.xCssPx, view.yCssPx);
  for (const region of ordered) {
    paintRegion(context, region, 1 / view.cssPxPerImagePx, marks);
  }
  context.restore();
  paintTags(context, view, marks);
  if (marks.box) {
    paintBox(context, view, marks.box);
  }
  for (const click of marks.clicks) {
    paintClick(context, toStage(view, { x: click.x + 0.5, y: click.y + 0.5 }), click.positive);
  }
}

function paintRegion(context: CanvasRenderingContext2D, region: Region, imagePxPerCssPx: number, marks: Marks): void {
  const { overlay } = region;
  const path = pathOf(region, 1 / imagePxPerCssPx);
  const strong = overlay.tag === marks.highlighted;
  const fill = marks.fillOpacity * (overlay.dashed ? 0.5 : 1);
  context.globalAlpha = strong ? Math.min(1, fill + 0.1) : fill;
  context.fillStyle = overlay.colour;
  context.fill(path, 'evenodd');
  context.globalAlpha = 1;
  context.lineJoin = 'round';
  context.setLineDash(overlay.dashed ? [8 * imagePxPerCssPx, 6 * imagePxPerCssPx] : []);
  context.lineCap = 'butt';
  const width = strong ? OUTLINE_CSS_PX + 1 : OUTLINE_CSS_PX;
  context.strokeStyle = CASING;
  context.lineWidth = (width + 1.5) * imagePxPerCssPx;
  context.stroke(path);
  context.strokeStyle = overlay.colour;
  context.lineWidth = width * imagePxPerCssPx;
  context.stroke(path);
  context.setLineDash([]);
}

/** Stage positions of the number tags, in the order of the regions. */
export function tagPlaces(view: ViewTransform, regions: readonly Region[]): Point[] {
  return placedTags(regions.map(({ overlay }) => toStage(view, { x: overlay.centreX, y: overlay.centreY })));
}

function paintTags(context: CanvasRenderingContext2D, view: ViewTransform, marks: Marks): void {
  const places = tagPlaces(view, marks.regions);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  marks.regions.forEach(({ overlay }, i) => {
    const { x, y } = places[i];
    const text = String(overlay.tag);
    const strong = overlay.tag === marks.highlighted;
    disc(context, x, y, TAG_RADIUS_CSS_PX + (strong ? 3.5 : 1), strong ? 'rgba(255, 255, 255, 0.92)' : CASING);
    disc(context, x, y, TAG_RADIUS_CSS_PX + (strong ? 1 : 0), overlay.colour);
    context.fillStyle = INK;
    context.font = `700 ${text.length > 2 ? 10.5 : 13.5}px Inter, system-ui, sans-serif`;
    context.fillText(text, x, y + 0.75);
  });
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, fill: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
}

function paintBox(context: CanvasRenderingContext2D, view: ViewTransform, box: BoxPx): void {
  const from = toStage(view, box);
  const width = box.width * view.cssPxPerImagePx;
  const height = box.height * view.cssPxPerImagePx;
  context.fillStyle = 'rgba(255, 255, 255, 0.06)';
  context.fillRect(from.x, from.y, width, height);
  context.lineWidth = 4;
  context.strokeStyle = BOX_CASING;
  context.strokeRect(from.x, from.y, width, height);
  context.lineWidth = 2;
  context.strokeStyle = '#ffffff';
  context.setLineDash([6, 4]);
  context.strokeRect(from.x, from.y, width, height);
  context.setLineDash([]);
}

/** A plus or a minus: told apart by shape, ring and fill, not by hue. */
function paintClick(context: CanvasRenderingContext2D, at: Point, positive: boolean): void {
  disc(context, at.x, at.y, 8.5, 'rgba(6, 9, 14, 0.55)');
  disc(context, at.x, at.y, 7, positive ? '#ffffff' : '#0b1018');
  context.lineWidth = 1.5;
  context.strokeStyle = '#ffffff';
  context.beginPath();
  context.arc(at.x, at.y, 7, 0, 2 * Math.PI);
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = positive ? INK : '#ffffff';
  context.beginPath();
  context.moveTo(at.x - 3.5, at.y);
  context.lineTo(at.x + 3.5, at.y);
  if (positive) {
    context.moveTo(at.x, at.y - 3.5);
    context.lineTo(at.x, at.y + 3.5);
  }
  context.stroke();
}
