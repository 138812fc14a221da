import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Gesture, neutralTool, type Tool } from './gestures';
import { type Heat, heatCanvas } from './heat';
import { KeyInput } from './key-input';
import type { Command } from './keys';
import { type Click, paintMarks, paintPicture, tagPlaces } from './paint';
import { type LoadState, PictureLoader } from './picture-loader';
import { PointerInput, type StageActions } from './pointer-input';
import type { Pyramid } from './pyramid';
import { type Overlay, type Region, regionAt, regionsOf } from './regions';
import { StageView } from './stage-view';
import type { BoxPx, Point } from './transform';
import { viewerStyles } from './viewer-styles';
import {
  loadMessage,
  nameplate,
  needsFilter,
  readings,
  regionList,
  sideLetters,
  windowFilter,
} from './viewer-template';

/**
 * Shows one image with numbered regions. Properties and events are described at the Java class MedicalImageViewer; all
 * coordinates that cross this border are pixels of the original image. What is slotted shows while there is no image.
 */
export class DeixisViewer extends LitElement {
  static override styles = viewerStyles;
  static override properties = {
    src: {},
    imageWidthPx: { type: Number },
    imageHeightPx: { type: Number },
    cornerTexts: { attribute: false },
    overlays: { attribute: false },
    clicks: { attribute: false },
    box: { attribute: false },
    heat: { attribute: false },
    orientation: {},
    leftLetter: {},
    rightLetter: {},
    colourImage: { type: Boolean },
    tool: {},
    fillOpacity: { type: Number },
    overlayVisible: { type: Boolean },
    dimmed: { type: Boolean },
    highlighted: { type: Number },
    letterKeys: { type: Boolean },
    loadState: { state: true },
    hoveredTag: { state: true },
    dragging: { state: true },
    drawnBox: { state: true },
  };

  declare src: string;
  declare imageWidthPx: number;
  declare imageHeightPx: number;
  declare cornerTexts: string[];
  declare overlays: Overlay[];
  declare clicks: Click[];
  /** x, y, width, height; empty for none. */
  declare box: number[];
  declare heat: Heat | null;
  declare orientation: 'file' | 'user' | 'assumed' | 'unknown';
  declare leftLetter: string;
  declare rightLetter: string;
  declare colourImage: boolean;
  declare tool: Tool;
  declare fillOpacity: number;
  declare overlayVisible: boolean;
  declare dimmed: boolean;
  declare highlighted: number;
  declare letterKeys: boolean;
  declare private loadState: LoadState;
  declare private hoveredTag: number;
  declare private dragging: Gesture | null;
  declare private drawnBox: BoxPx | null;

  private readonly view = new StageView(() => this.requestUpdate());
  private readonly loader = new PictureLoader((state, picture) => this.loaded(state, picture));
  private readonly resizes = new ResizeObserver(() => this.measure());
  private readonly keys = new KeyInput(this, {
    letterKeys: () => this.letterKeys,
    run: (command) => this.run(command),
    isOverlayVisible: () => this.overlayVisible,
    showOverlay: (visible) => this.showOverlay(visible),
  });
  private pointers: PointerInput | null = null;
  private picture: Pyramid | null = null;
  private regions: Region[] = [];
  private heatCells: HTMLCanvasElement | null = null;

  constructor() {
    super();
    this.src = '';
    this.imageWidthPx = 1;
    this.imageHeightPx = 1;
    this.cornerTexts = [];
    this.overlays = [];
    this.clicks = [];
    this.box = [];
    this.heat = null;
    this.orientation = 'unknown';
    this.leftLetter = '';
    this.rightLetter = '';
    this.colourImage = false;
    this.tool = 'pan';
    this.fillOpacity = 0.12;
    this.overlayVisible = true;
    this.dimmed = false;
    this.highlighted = 0;
    this.letterKeys = true;
    this.loadState = 'empty';
    this.hoveredTag = 0;
    this.dragging = null;
    this.drawnBox = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizes.observe(this);
    this.keys.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
    this.keys.disconnect();
  }

  /** Shows the whole image, centred. */
  fit(): void {
    this.view.fit();
  }

  protected override firstUpdated(): void {
    this.pointers = new PointerInput(this.renderRoot.querySelector<HTMLElement>('.stage')!, this.stageActions());
    this.measure();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src')) {
      this.loader.load(this.src);
    }
    if (changed.has('heat')) {
      this.heatCells = heatCanvas(this.heat);
    }
    if (changed.has('overlays')) {
      this.regions = regionsOf(this.overlays, this.regions);
      this.hoveredTag = this.regions.some(({ overlay }) => overlay.tag === this.hoveredTag) ? this.hoveredTag : 0;
    }
  }

  protected override render(): TemplateResult {
    const { loadState, view } = this;
    const strong = this.regions.findIndex(({ overlay }) => overlay.tag === this.strongTag());
    const hasMarks = this.picture !== null && loadState === 'ready';
    return html`
      ${windowFilter(view)}
      <div
        class="stage"
        role="application"
        aria-roledescription="image viewer"
        aria-label=${this.cornerTexts[0] ?? 'No image'}
        tabindex="0"
        data-tool=${this.tool}
        data-drag=${this.dragging ?? nothing}
        ?data-over=${this.hoveredTag !== 0 && (this.tool === 'pan' || this.tool === 'window')}
      >
        <canvas
          class="picture"
          style=${needsFilter(view) ? 'filter:url(#window)' : nothing}
          ?data-stale=${loadState === 'reading'}
        ></canvas>
        <canvas
          class="marks"
          ?data-hidden=${!this.overlayVisible || !hasMarks}
          ?data-dimmed=${this.dimmed}
        ></canvas>
        ${hasMarks && this.overlayVisible && strong >= 0
          ? nameplate(this.regions[strong], tagPlaces(view.transform, this.regions)[strong])
          : nothing}
        ${this.picture && loadState !== 'reading' // the words are already those of the next picture
          ? html`<div class="corner tl">${this.cornerTexts.map((line) => html`<div>${line}</div>`)}</div>
              ${readings(view)} ${sideLetters(this.orientation, this.leftLetter, this.rightLetter)}`
          : nothing}
      </div>
      ${loadMessage(loadState, () => this.loader.load(this.src))}
      ${loadState === 'empty' ? html`<div class="message empty"><slot></slot></div>` : nothing} ${regionList(this.regions)}
    `;
  }

  protected override updated(): void {
    this.paint();
  }

  private paint(): void {
    const { transform, stageCssPx, imagePx } = this.view;
    if (stageCssPx.width === 0) {
      return;
    }
    const dpr = window.devicePixelRatio || 1;
    const [picture, marks] = ['picture', 'marks'].map((name) => this.canvas(name, dpr));
    if (this.picture) {
      paintPicture(picture, dpr, stageCssPx, transform, imagePx, this.picture);
    } else {
      picture.reset();
    }
    const [x, y, width, height] = this.box;
    paintMarks(marks, dpr, stageCssPx, transform, imagePx, {
      heat: this.heat && this.heatCells ? { map: this.heat, cells: this.heatCells } : null,
      regions: this.regions,
      highlighted: this.strongTag(),
      fillOpacity: this.fillOpacity,
      clicks: this.clicks,
      box: this.drawnBox ?? (this.box.length === 4 ? { x, y, width, height } : null),
    });
  }

  private canvas(name: string, dpr: number): CanvasRenderingContext2D {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${name}`)!;
    const width = Math.round(this.view.stageCssPx.width * dpr);
    const height = Math.round(this.view.stageCssPx.height * dpr);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    return canvas.getContext('2d')!;
  }

  private strongTag(): number {
    return this.hoveredTag || this.highlighted;
  }

  private measure(): void {
    this.view.resize({ width: this.clientWidth, height: this.clientHeight });
  }

  private loaded(state: LoadState, picture: Pyramid | null): void {
    this.loadState = state;
    if (state === 'ready') {
      this.picture = picture;
      this.view.show({ width: this.imageWidthPx, height: this.imageHeightPx });
      this.tell('viewer-image-ready', {});
    } else if (state === 'empty' || state === 'failed') {
      this.picture = null;
    }
    if (state === 'failed') {
      this.tell('viewer-image-failed', {});
    }
  }

  private showOverlay(visible: boolean): void {
    if (visible !== this.overlayVisible) {
      this.overlayVisible = visible;
      this.tell('viewer-overlay-visible', { visible });
    }
  }

  private run(command: Exclude<Command, { kind: 'hide' }>): void {
    switch (command.kind) {
      case 'fit':
        return this.view.fit();
      case 'invert':
        return this.view.invert();
      case 'pan':
        return this.view.panBy({ x: command.xCssPx, y: command.yCssPx });
      case 'zoom':
        return this.view.zoomAtCentre(command.factor);
      case 'step':
        return this.tell('viewer-step', { step: command.by });
      case 'undo':
      case 'redo':
        return this.tell(`viewer-${command.kind}`, {});
      case 'cancel':
        if (!this.pointers?.cancel() && this.tool !== neutralTool(this.colourImage)) {
          this.tell('viewer-tool', { tool: neutralTool(this.colourImage) });
        }
    }
  }

  private stageActions(): StageActions {
    return {
      activeTool: () => this.tool,
      isColourImage: () => this.colourImage,
      began: (gesture) => {
        this.dragging = gesture;
        this.view.beginWindow();
      },
      panBy: (delta) => this.view.panBy(delta),
      zoomAt: (factor, anchor) => this.view.zoomAt(factor, anchor),
      windowTo: (total) => this.view.windowTo(total),
      boxTo: (from, to) => {
        this.drawnBox = this.view.boxBetween(from, to);
      },
      ended: (gesture) => {
        this.dragging = null;
        if (gesture === 'box' && this.drawnBox && this.loadState === 'ready') {
          this.showOverlay(true);
          this.tell('viewer-box', this.drawnBox);
        }
        this.drawnBox = null;
      },
      cancelled: (gesture) => {
        this.dragging = null;
        this.drawnBox = null;
        if (gesture === 'window') {
          this.view.windowTo(null);
        }
      },
      pressed: (at, gesture) => this.pressed(at, gesture),
      hovered: (at) => this.hover(at),
    };
  }

  private pressed(at: Point, gesture: Gesture): void {
    const pixel = this.view.pixelAt(at);
    if (!pixel || this.loadState !== 'ready') {
      return;
    }
    if (gesture === 'click') {
      this.showOverlay(true); // what a click does is to be seen
      this.tell('viewer-click', { ...pixel, positive: this.tool === 'point' });
    } else if (gesture !== 'box') {
      const region = this.overlayVisible ? regionAt(this.regions, this.view.imagePointAt(at)) : null;
      if (region) {
        this.tell('viewer-overlay-click', { tag: region.overlay.tag });
      }
    }
  }

  private hover(at: Point | null): void {
    const isOver = at && this.overlayVisible && this.loadState === 'ready';
    const tag = (isOver ? regionAt(this.regions, this.view.imagePointAt(at))?.overlay.tag : 0) ?? 0;
    if (tag !== this.hoveredTag) {
      this.hoveredTag = tag;
      this.tell('viewer-hover', { tag: tag || null });
    }
  }

  private tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('deixis-viewer', DeixisViewer);
