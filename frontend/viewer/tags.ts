import type { Point } from './transform';

export const TAG_RADIUS_CSS_PX = 12;

/**
 * Where the number tags stand: at their own place, moved sideways when an earlier tag is there already. A pure function of
 * the wished places in their order, so that nothing jumps while zooming.
 */
export function placedTags(wishedCssPx: readonly Point[]): Point[] {
  const apart = 2 * TAG_RADIUS_CSS_PX + 2;
  const placed: Point[] = [];
  for (const wish of wishedCssPx) {
    let x = wish.x;
    let side = 0; // chosen once a tag, so that the loop ends
    for (let moved = true; moved; ) {
      moved = false;
      for (const other of placed) {
        const dy = other.y - wish.y;
        const dx = x - other.x;
        if (dx * dx + dy * dy < apart * apart - 1e-6) {
          side = side || (wish.x < other.x ? -1 : 1);
          x = other.x + side * Math.sqrt(apart * apart - dy * dy);
          moved = true;
        }
      }
    }
    placed.push({ x, y: wish.y });
  }
  return placed;
}
