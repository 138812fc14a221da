import {
  boxBetween,
  type BoxPx,
  fitted,
  panned,
  pixelAt,
  type Point,
  recentred,
  type Size,
  toImage,
  type ViewTransform,
  zoomedAt,
} from './transform';
import { dragged, FULL_WINDOW, type WindowLevel } from './window-level';

/** How the picture is looked at: place, zoom, window. Tells its owner after each change. */
export class StageView {
  transform: ViewTransform = { cssPxPerImagePx: 1, xCssPx: 0, yCssPx: 0 };
  imagePx: Size = { width: 1, height: 1 };
  stageCssPx: Size = { width: 0, height: 0 };
  windowLevel: WindowLevel = FULL_WINDOW;
  isInverted = false;
  /** While true, the picture stays fitted when the stage changes its size. */
  private isFitted = true;
  private windowBefore: WindowLevel = FULL_WINDOW;

  constructor(private readonly changed: () => void) {}

  /** Another picture: fitted, with its full window. */
  show(imagePx: Size): void {
    this.imagePx = imagePx;
    this.windowLevel = FULL_WINDOW;
    this.isInverted = false;
    this.fit();
  }

  fit(): void {
    this.isFitted = true;
    if (this.stageCssPx.width > 0) {
      this.transform = fitted(this.imagePx, this.stageCssPx);
    }
    this.changed();
  }

  resize(stageCssPx: Size): void {
    const before = this.stageCssPx;
    this.stageCssPx = stageCssPx;
    if (stageCssPx.width === 0 || stageCssPx.height === 0) {
      return;
    }
    this.transform =
      this.isFitted || before.width === 0
        ? fitted(this.imagePx, stageCssPx)
        : recentred(this.transform, this.imagePx, before, stageCssPx);
    this.changed();
  }

  panBy(delta: Point): void {
    this.moved(panned(this.transform, delta, this.imagePx, this.stageCssPx));
  }

  zoomAt(factor: number, anchor: Point): void {
    this.moved(zoomedAt(this.transform, factor, anchor, this.imagePx, this.stageCssPx));
  }

  zoomAtCentre(factor: number): void {
    this.zoomAt(factor, { x: this.stageCssPx.width / 2, y: this.stageCssPx.height / 2 });
  }

  private moved(to: ViewTransform): void {
    this.isFitted = false;
    this.transform = to;
    this.changed();
  }

  beginWindow(): void {
    this.windowBefore = this.windowLevel;
  }

  /** @param total distance since `beginWindow`; null goes back to it */
  windowTo(total: Point | null): void {
    this.windowLevel = total ? dragged(this.windowBefore, total.x, total.y) : this.windowBefore;
    this.changed();
  }

  invert(): void {
    this.isInverted = !this.isInverted;
    this.changed();
  }

  pixelAt(stageCssPx: Point): Point | null {
    return pixelAt(this.transform, stageCssPx, this.imagePx);
  }

  imagePointAt(stageCssPx: Point): Point {
    return toImage(this.transform, stageCssPx);
  }

  boxBetween(a: Point, b: Point): BoxPx | null {
    return boxBetween(this.transform, a, b, this.imagePx);
  }
}
