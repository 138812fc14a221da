import { dragZoomFactor, gestureFor, neutralTool, wheelFactor } from '../gestures';
import { isOverThePage, type KeyPress, pageCommand, stageCommand, takesText } from '../keys';
import { placedTags, TAG_RADIUS_CSS_PX } from '../tags';
import { levelFor } from '../pyramid';
import { dragged, FULL_WINDOW, isFull, transfer } from '../window-level';
import { close, equal, ok, test } from './harness';

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
}

test('the active tool takes the left button, middle pans, right zooms', () => {
  equal(
    (['pan', 'window', 'point', 'not-here', 'box'] as const).map((tool) => gestureFor(0, tool, false)),
    ['pan', 'window', 'click', 'click', 'box'],
  );
  equal([gestureFor(1, 'box', false), gestureFor(2, 'box', true), gestureFor(3, 'box', false)], ['pan', 'zoom', null]);
});

test('colour images have no window: their neutral tool pans', () => {
  equal(gestureFor(0, 'window', true), 'pan');
  equal([neutralTool(true), neutralTool(false)], ['pan', 'window']);
});

test('wheel towards the person zooms out, and back again to where it was', () => {
  ok(wheelFactor(100, 0, false) < 1, 'out');
  close(wheelFactor(100, 0, false) * wheelFactor(-100, 0, false), 1);
  close(wheelFactor(3, 1, false), wheelFactor(48, 0, false));
  close(dragZoomFactor(40) * dragZoomFactor(-40), 1);
});

test('page keys follow the conventions', () => {
  equal(pageCommand(press('z'), true), { kind: 'fit' });
  equal(pageCommand(press('Z', { ctrlKey: true, shiftKey: true }), true), { kind: 'redo' });
  equal(pageCommand(press('z', { ctrlKey: true }), true), { kind: 'undo' });
  equal(pageCommand(press('y', { metaKey: true }), true), { kind: 'redo' });
  equal(pageCommand(press('['), true), { kind: 'step', by: -1 });
  equal(pageCommand(press(']'), true), { kind: 'step', by: 1 });
  equal(pageCommand(press('h', { ctrlKey: true }), true), null);
  equal(pageCommand(press('i', { altKey: true }), true), null);
  equal(pageCommand(press('q'), true), null);
});

test('single letters can be switched off, Esc and undo stay', () => {
  equal(['z', 'i', 'h', '[', ']'].map((key) => pageCommand(press(key), false)), [null, null, null, null, null]);
  equal(pageCommand(press('Escape'), false), { kind: 'cancel' });
  equal(pageCommand(press('z', { ctrlKey: true }), false), { kind: 'undo' });
});

test('arrows move the image and plus and minus undo each other', () => {
  equal(stageCommand(press('ArrowLeft')), { kind: 'pan', xCssPx: 48, yCssPx: 0 });
  equal(stageCommand(press('+')), { kind: 'zoom', factor: 1.25 });
  equal(stageCommand(press('-')), { kind: 'zoom', factor: 0.8 });
  equal(stageCommand(press('ArrowLeft', { altKey: true })), null);
});

test('keys belong to text boxes, not to buttons or sliders', () => {
  const element = (html: string) => {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    document.body.append(holder);
    return holder.firstElementChild as HTMLElement;
  };
  equal(
    ['<input>', '<input type="search">', '<textarea></textarea>', '<p contenteditable>a</p>', '<select></select>'].map(
      (html) => takesText(element(html)),
    ),
    [true, true, true, true, true],
  );
  equal(
    ['<button>b</button>', '<input type="range">', '<input type="checkbox">', '<p>a</p>'].map((html) =>
      takesText(element(html)),
    ),
    [false, false, false, false],
  );
});

test('keys pressed in a dialog or a menu stay there', () => {
  const inside = (name: string) => [document.createElement('button'), document.createElement(name), document];
  equal(
    ['vaadin-dialog', 'vaadin-confirm-dialog', 'vaadin-context-menu-overlay', 'vaadin-popover'].map((name) =>
      isOverThePage(inside(name)),
    ),
    [true, true, true, true],
  );
  equal(['vaadin-button', 'deixis-viewer', 'div'].map((name) => isOverThePage(inside(name))), [false, false, false]);
});

test('tags that would cover each other stand side by side', () => {
  const apart = 2 * TAG_RADIUS_CSS_PX + 2;
  const wishes = [
    { x: 100, y: 100 },
    { x: 104, y: 102 },
    { x: 96, y: 100 },
    { x: 100, y: 100 },
    { x: 300, y: 100 },
  ];
  const placed = placedTags(wishes);
  equal(placed[0], wishes[0]);
  equal(placed[4], wishes[4]);
  for (let i = 0; i < placed.length; i++) {
    equal(placed[i].y, wishes[i].y);
    for (let j = 0; j < i; j++) {
      ok(Math.hypot(placed[i].x - placed[j].x, placed[i].y - placed[j].y) > apart - 1e-3, `${i} over ${j}`);
    }
  }
});

test('a tag slides, it never jumps, while two of them part', () => {
  let before = placedTags([{ x: 0, y: 0 }, { x: 1, y: 1 }])[1];
  for (let zoom = 1; zoom < 60; zoom += 0.05) {
    const now = placedTags([{ x: 0, y: 0 }, { x: zoom, y: zoom }])[1];
    ok(Math.hypot(now.x - before.x, now.y - before.y) < 1.5, `a jump at ${zoom}`);
    before = now;
  }
});

test('a large picture is drawn from the level that still has enough pixels', () => {
  equal([1.5, 1, 0.6, 0.5, 0.3, 0.25, 0.01].map((zoom) => levelFor(zoom, 4)), [0, 0, 0, 1, 1, 2, 3]);
  equal(levelFor(0.01, 1), 0);
});

test('the full window leaves grey values as they are, inverted or not', () => {
  equal(transfer(FULL_WINDOW, false), { slope: 1, intercept: 0 });
  equal(transfer(FULL_WINDOW, true), { slope: -1, intercept: 1 });
});

test('a window maps its lower edge to black and its upper edge to white', () => {
  const { slope, intercept } = transfer({ windowGrey: 100, levelGrey: 80 }, false);
  close(slope * (30 / 255) + intercept, 0);
  close(slope * (130 / 255) + intercept, 1);
});

test('dragging the window there and back changes nothing, and it ends at its limits', () => {
  ok(isFull(dragged(FULL_WINDOW, 0, 0)), 'no drag');
  equal(dragged(FULL_WINDOW, -100, 20), { windowGrey: 205, levelGrey: 137.5 });
  equal(dragged(FULL_WINDOW, -9999, -9999), { windowGrey: 2, levelGrey: 0 });
  equal(dragged(FULL_WINDOW, 9999, 9999), { windowGrey: 510, levelGrey: 255 });
});
