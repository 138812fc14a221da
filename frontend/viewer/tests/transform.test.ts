import { boxBetween, fitted, MAX_ZOOM, panned, pixelAt, recentred, scaleBarPx, toImage, toStage, zoomedAt } from '../transform';
import { close, equal, ok, test } from './harness';

const IMAGE = { width: 384, height: 315 };
const STAGE = { width: 720, height: 602 };

test('a fitted image is centred and as large as the margin allows', () => {
  const view = fitted(IMAGE, STAGE);
  // (602 - 32) / 315 = 1.8095, (720 - 32) / 384 = 1.7917
  close(view.cssPxPerImagePx, 688 / 384);
  close(view.xCssPx, 16);
  close(view.yCssPx, (602 - 315 * (688 / 384)) / 2);
});

test('stage and image positions are inverse to each other', () => {
  const view = { cssPxPerImagePx: 2.5, xCssPx: -40, yCssPx: 17 };
  const there = toImage(view, toStage(view, { x: 12.25, y: 301 }));
  close(there.x, 12.25);
  close(there.y, 301);
});

test('the point under the cursor stays there while zooming', () => {
  const anchor = { x: 500, y: 120 };
  let view = fitted(IMAGE, STAGE);
  const before = toImage(view, anchor);
  for (const factor of [1.3, 1.3, 1.3, 0.9, 2]) {
    view = zoomedAt(view, factor, anchor, IMAGE, STAGE);
    const after = toImage(view, anchor);
    close(after.x, before.x, 1e-9);
    close(after.y, before.y, 1e-9);
  }
});

test('zoom ends at the largest pixel and at half the fitted size', () => {
  const middle = { x: 360, y: 301 };
  const view = fitted(IMAGE, STAGE);
  close(zoomedAt(view, 1e6, middle, IMAGE, STAGE).cssPxPerImagePx, MAX_ZOOM);
  close(zoomedAt(view, 1e-6, middle, IMAGE, STAGE).cssPxPerImagePx, view.cssPxPerImagePx / 2);
});

test('an image can not be lost by panning', () => {
  const view = panned(fitted(IMAGE, STAGE), { x: 1e6, y: -1e6 }, IMAGE, STAGE);
  const corner = toStage(view, { x: 0, y: IMAGE.height });
  close(corner.x, STAGE.width - 48);
  close(corner.y, 48);
});

test('the middle stays in the middle when the stage changes its size', () => {
  const view = zoomedAt(fitted(IMAGE, STAGE), 3, { x: 100, y: 100 }, IMAGE, STAGE);
  const smaller = { width: 500, height: 700 };
  const before = toImage(view, { x: STAGE.width / 2, y: STAGE.height / 2 });
  const after = toImage(recentred(view, IMAGE, STAGE, smaller), { x: 250, y: 350 });
  close(after.x, before.x, 1e-9);
  close(after.y, before.y, 1e-9);
});

test('a position belongs to the pixel that covers it', () => {
  const view = { cssPxPerImagePx: 10, xCssPx: 5, yCssPx: 5 };
  equal(pixelAt(view, { x: 5, y: 5 }, IMAGE), { x: 0, y: 0 });
  equal(pixelAt(view, { x: 14.9, y: 25 }, IMAGE), { x: 0, y: 2 });
  equal(pixelAt(view, { x: 4.9, y: 25 }, IMAGE), null);
  equal(pixelAt(view, { x: 5 + 3840, y: 25 }, IMAGE), null);
});

test('a box holds every pixel it touches and is clipped to the image', () => {
  const view = { cssPxPerImagePx: 10, xCssPx: 0, yCssPx: 0 };
  equal(boxBetween(view, { x: 29, y: 41 }, { x: 11, y: 19 }, IMAGE), { x: 1, y: 1, width: 2, height: 4 });
  equal(boxBetween(view, { x: -50, y: -50 }, { x: 15, y: 5 }, IMAGE), { x: 0, y: 0, width: 2, height: 1 });
  equal(boxBetween(view, { x: -50, y: -50 }, { x: -5, y: 5 }, IMAGE), null);
});

test('a scale bar is one, two or five times a power of ten and fits', () => {
  for (let zoom = 0.003; zoom < 60; zoom *= 1.37) {
    const bar = scaleBarPx(zoom, 150);
    ok(bar * zoom <= 150 + 1e-6, `${bar} px at ${zoom}`);
    ok(bar * zoom > 150 / 2.5 - 1e-6, `${bar} px at ${zoom} is short`);
    ok([1, 2, 5].includes(Number(String(bar)[0])) && /^[125]0*$/.test(String(bar)), `${bar} is round`);
  }
  equal(scaleBarPx(1.5, 150), 100);
});
