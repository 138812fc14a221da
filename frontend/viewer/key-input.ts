import { type Command, isOverThePage, pageCommand, stageCommand, takesText } from './keys';

/** A shorter press of `h` toggles, a longer one only peeks. */
const TAP_MS = 250;

export interface KeyActions {
  letterKeys(): boolean;
  run(command: Exclude<Command, { kind: 'hide' }>): void;
  isOverlayVisible(): boolean;
  showOverlay(visible: boolean): void;
}

/** Listens on the whole page while connected, so that keys work before the image was clicked; never while typing. */
export class KeyInput {
  private hiding: { sinceMs: number; wasVisible: boolean } | null = null;

  constructor(
    private readonly stage: HTMLElement,
    private readonly actions: KeyActions,
  ) {}

  connect(): void {
    window.addEventListener('keydown', this.down);
    window.addEventListener('keyup', this.up);
    window.addEventListener('blur', this.release);
  }

  disconnect(): void {
    window.removeEventListener('keydown', this.down);
    window.removeEventListener('keyup', this.up);
    window.removeEventListener('blur', this.release);
    this.hiding = null;
  }

  private readonly down = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    if (event.defaultPrevented || takesText(path[0]) || isOverThePage(path)) {
      return;
    }
    const command =
      (path.includes(this.stage) ? stageCommand(event) : null) ?? pageCommand(event, this.actions.letterKeys());
    if (!command) {
      return;
    }
    if (command.kind !== 'cancel') {
      event.preventDefault(); // Esc still closes what else is open
    }
    if (command.kind !== 'hide') {
      this.actions.run(command);
    } else if (!this.hiding && !event.repeat) {
      this.hiding = { sinceMs: performance.now(), wasVisible: this.actions.isOverlayVisible() };
      this.actions.showOverlay(false);
    }
  };

  private readonly up = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'h' && this.hiding) {
      const { sinceMs, wasVisible } = this.hiding;
      this.hiding = null;
      this.actions.showOverlay(performance.now() - sinceMs < TAP_MS ? !wasVisible : wasVisible);
    }
  };

  private readonly release = (): void => {
    if (this.hiding) {
      this.actions.showOverlay(this.hiding.wasVisible);
      this.hiding = null;
    }
  };
}
