import type { Size } from './transform';

/** One picture at its own size and at halves of it, so that a large image stays quick and smooth when it is drawn small. */
export interface Pyramid {
  /** Level 0 is the picture, every further one has half its sides. */
  readonly levels: readonly CanvasImageSource[];
}

const SMALLEST_SIDE_PX = 1024;

/** Which level to draw: the smallest that still has a pixel for each pixel on the screen. */
export function levelFor(devicePxPerImagePx: number, levels: number): number {
  if (devicePxPerImagePx >= 1) {
    return 0;
  }
  return Math.min(levels - 1, Math.floor(-Math.log2(devicePxPerImagePx) + 1e-9));
}

export function pyramidOf(picture: HTMLImageElement): Pyramid {
  const levels: CanvasImageSource[] = [picture];
  let from: CanvasImageSource = picture;
  let size: Size = { width: picture.naturalWidth, height: picture.naturalHeight };
  while (Math.max(size.width, size.height) >= 2 * SMALLEST_SIDE_PX) {
    const half = { width: Math.ceil(size.width / 2), height: Math.ceil(size.height / 2) };
    const canvas = document.createElement('canvas');
    canvas.width = half.width;
    canvas.height = half.height;
    const context = canvas.getContext('2d');
    if (!context) {
      break;
    }
    context.imageSmoothingEnabled = true;
    context.drawImage(from, 0, 0, half.width, half.height);
    levels.push(canvas);
    from = canvas;
    size = half;
  }
  return { levels };
}
