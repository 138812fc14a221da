export type Command =
  | { kind: 'fit' | 'invert' | 'hide' | 'cancel' | 'undo' | 'redo' }
  | { kind: 'step'; by: -1 | 1 }
  | { kind: 'zoom'; factor: number }
  | { kind: 'pan'; xCssPx: number; yCssPx: number };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const PAN_CSS_PX = 48;

/** Keys that work wherever the focus is, unless a text box has it. */
export function pageCommand(press: KeyPress, letterKeys: boolean): Command | null {
  if (press.altKey) {
    return null;
  }
  const key = press.key.toLowerCase();
  if (press.ctrlKey || press.metaKey) {
    if (key === 'z') {
      return { kind: press.shiftKey ? 'redo' : 'undo' };
    }
    return key === 'y' && !press.shiftKey ? { kind: 'redo' } : null;
  }
  if (key === 'escape') {
    return { kind: 'cancel' };
  }
  if (!letterKeys) {
    return null;
  }
  switch (key) {
    case 'z':
      return { kind: 'fit' };
    case 'i':
      return { kind: 'invert' };
    case 'h':
      return { kind: 'hide' };
    case '[':
      return { kind: 'step', by: -1 };
    case ']':
      return { kind: 'step', by: 1 };
    default:
      return null;
  }
}

/** Keys that work while the viewer itself has the focus. */
export function stageCommand(press: KeyPress): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey) {
    return null;
  }
  switch (press.key) {
    case 'ArrowLeft':
      return { kind: 'pan', xCssPx: PAN_CSS_PX, yCssPx: 0 };
    case 'ArrowRight':
      return { kind: 'pan', xCssPx: -PAN_CSS_PX, yCssPx: 0 };
    case 'ArrowUp':
      return { kind: 'pan', xCssPx: 0, yCssPx: PAN_CSS_PX };
    case 'ArrowDown':
      return { kind: 'pan', xCssPx: 0, yCssPx: -PAN_CSS_PX };
    case '+':
    case '=':
      return { kind: 'zoom', factor: 1.25 };
    case '-':
      return { kind: 'zoom', factor: 0.8 };
    default:
      return null;
  }
}

/** Whether typing belongs to this element: a text box, a list to choose from, or editable text. */
export function takesText(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return true;
  }
  return (
    target instanceof HTMLInputElement &&
    !['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color', 'file', 'image'].includes(target.type)
  );
}

/** Whether a press happened inside something that lies over the page: a dialog, a menu, a popover. Its keys are its own. */
export function isOverThePage(path: readonly EventTarget[]): boolean {
  return path.some(
    (target) => target instanceof Element && /^vaadin-.*(dialog|overlay|popover|menu)/.test(target.localName),
  );
}
