export type Tool = 'pan' | 'window' | 'point' | 'not-here' | 'box';
export type Gesture = 'pan' | 'window' | 'zoom' | 'click' | 'box';

/** A press that moves less than this is a click. */
export const CLICK_SLOP_CSS_PX = 4;

/** What a drag does. Buttons as in MouseEvent.button: 0 left (also finger and pen), 1 middle, 2 right. */
export function gestureFor(button: number, tool: Tool, colourImage: boolean): Gesture | null {
  switch (button) {
    case 0:
      if (tool === 'point' || tool === 'not-here') {
        return 'click';
      }
      return tool === 'window' && colourImage ? 'pan' : tool;
    case 1:
      return 'pan';
    case 2:
      return 'zoom';
    default:
      return null;
  }
}

/** The tool that Esc returns to. */
export function neutralTool(colourImage: boolean): Tool {
  return colourImage ? 'pan' : 'window';
}

/** Zoom factor of a wheel event; a pinch on a touch pad arrives with ctrlKey and small steps. */
export function wheelFactor(deltaY: number, deltaMode: number, ctrlKey: boolean): number {
  const cssPx = deltaMode === 1 ? deltaY * 16 : deltaMode === 2 ? deltaY * 400 : deltaY;
  return Math.exp(-Math.max(-400, Math.min(400, cssPx)) * (ctrlKey ? 0.01 : 0.0015));
}

/** Zoom factor of a right drag: up is nearer. */
export function dragZoomFactor(dyCssPx: number): number {
  return Math.exp(-dyCssPx * 0.01);
}
