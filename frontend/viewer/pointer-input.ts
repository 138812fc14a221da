import { CLICK_SLOP_CSS_PX, dragZoomFactor, type Gesture, gestureFor, type Tool, wheelFactor } from './gestures';
import type { Point } from './transform';

/** What pointers can make the viewer do. All positions are CSS pixels from the stage's top left corner. */
export interface StageActions {
  activeTool(): Tool;
  isColourImage(): boolean;
  /** A drag of this kind begins; `cancelled` or `ended` follows. */
  began(gesture: Gesture): void;
  panBy(delta: Point): void;
  zoomAt(factor: number, anchor: Point): void;
  /** @param total distance from the start of the drag */
  windowTo(total: Point): void;
  boxTo(from: Point, to: Point): void;
  ended(gesture: Gesture): void;
  cancelled(gesture: Gesture): void;
  /** A press without a drag. */
  pressed(at: Point, gesture: Gesture): void;
  hovered(at: Point | null): void;
}

interface Drag {
  readonly pointerId: number;
  gesture: Gesture;
  readonly pressedAs: Gesture;
  readonly from: Point;
  last: Point;
  moved: boolean;
}

/** Turns mouse, pen and touch into actions: one pointer drags with the tool, two fingers pinch and pan. */
export class PointerInput {
  private drag: Drag | null = null;
  private readonly fingers = new Map<number, Point>();

  constructor(
    private readonly stage: HTMLElement,
    private readonly actions: StageActions,
  ) {
    stage.addEventListener('pointerdown', (event) => this.down(event));
    stage.addEventListener('pointermove', (event) => this.move(event));
    stage.addEventListener('pointerup', (event) => this.up(event));
    stage.addEventListener('pointercancel', (event) => this.lost(event));
    stage.addEventListener('pointerleave', () => this.drag ?? actions.hovered(null));
    stage.addEventListener('contextmenu', (event) => event.preventDefault());
    stage.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
  }

  /** Ends a drag as if it had not been; false when there is none. */
  cancel(): boolean {
    if (!this.drag) {
      return false;
    }
    const { gesture } = this.drag;
    this.drag = null;
    this.actions.cancelled(gesture);
    return true;
  }

  private at(event: MouseEvent): Point {
    const bounds = this.stage.getBoundingClientRect();
    return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  }

  private down(event: PointerEvent): void {
    const at = this.at(event);
    if (event.button === 1) {
      event.preventDefault(); // no scrolling by middle button
    }
    this.stage.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') {
      this.fingers.set(event.pointerId, at);
      if (this.fingers.size > 1) {
        this.cancel();
        return;
      }
    }
    const gesture = gestureFor(event.button, this.actions.activeTool(), this.actions.isColourImage());
    if (gesture && !this.drag) {
      this.drag = { pointerId: event.pointerId, gesture, pressedAs: gesture, from: at, last: at, moved: false };
      this.actions.began(gesture);
    }
  }

  private move(event: PointerEvent): void {
    const at = this.at(event);
    if (this.fingers.size > 1 && this.fingers.has(event.pointerId)) {
      this.pinch(event.pointerId, at);
      return;
    }
    const drag = this.drag;
    if (!drag) {
      this.actions.hovered(at);
      return;
    }
    if (event.pointerId !== drag.pointerId) {
      return;
    }
    if (!drag.moved) {
      if (Math.hypot(at.x - drag.from.x, at.y - drag.from.y) < CLICK_SLOP_CSS_PX) {
        return;
      }
      drag.moved = true;
      if (drag.gesture === 'click') {
        drag.gesture = 'pan'; // a point is placed by a click; dragging with the point tool moves the image
      }
    }
    this.dragged(drag, at);
    drag.last = at;
  }

  private dragged(drag: Drag, at: Point): void {
    const step = { x: at.x - drag.last.x, y: at.y - drag.last.y };
    switch (drag.gesture) {
      case 'pan':
        return this.actions.panBy(step);
      case 'zoom':
        return this.actions.zoomAt(dragZoomFactor(step.y), drag.from);
      case 'window':
        return this.actions.windowTo({ x: at.x - drag.from.x, y: at.y - drag.from.y });
      case 'box':
        return this.actions.boxTo(drag.from, at);
      case 'click':
        return undefined;
    }
  }

  private up(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    const drag = this.drag;
    if (!drag || drag.pointerId !== event.pointerId) {
      return;
    }
    this.drag = null;
    if (drag.moved) {
      this.actions.ended(drag.gesture);
    } else {
      this.actions.cancelled(drag.gesture);
      if (event.button === 0) {
        this.actions.pressed(drag.from, drag.pressedAs);
      }
    }
  }

  private lost(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    if (this.drag?.pointerId === event.pointerId) {
      this.cancel();
    }
  }

  private pinch(moving: number, to: Point): void {
    const from = this.fingers.get(moving)!;
    const other = [...this.fingers].find(([id]) => id !== moving)![1];
    const before = Math.hypot(from.x - other.x, from.y - other.y);
    const after = Math.hypot(to.x - other.x, to.y - other.y);
    this.fingers.set(moving, to);
    this.actions.panBy({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 });
    if (before > 1 && after > 1) {
      this.actions.zoomAt(after / before, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
    }
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    this.actions.zoomAt(wheelFactor(event.deltaY, event.deltaMode, event.ctrlKey), this.at(event));
  }
}
