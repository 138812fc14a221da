/** Window and level over the 256 grey values of the displayed picture; display only. */
export interface WindowLevel {
  readonly windowGrey: number;
  readonly levelGrey: number;
}

export const FULL_WINDOW: WindowLevel = { windowGrey: 255, levelGrey: 127.5 };

/** Dragging right widens the window, dragging down raises the level (darker), half a grey value a pixel. */
export function dragged(from: WindowLevel, dxCssPx: number, dyCssPx: number): WindowLevel {
  return {
    windowGrey: Math.min(510, Math.max(2, from.windowGrey + dxCssPx / 2)),
    levelGrey: Math.min(255, Math.max(0, from.levelGrey + dyCssPx / 2)),
  };
}

/** out = slope × in + intercept, both in 0..1, clipped by the browser's filter. */
export function transfer(windowLevel: WindowLevel, inverted: boolean): { slope: number; intercept: number } {
  const slope = 255 / windowLevel.windowGrey;
  const intercept = 0.5 - windowLevel.levelGrey / windowLevel.windowGrey;
  return inverted ? { slope: -slope, intercept: 1 - intercept } : { slope, intercept };
}

export function isFull(windowLevel: WindowLevel): boolean {
  return windowLevel.windowGrey === FULL_WINDOW.windowGrey && windowLevel.levelGrey === FULL_WINDOW.levelGrey;
}
