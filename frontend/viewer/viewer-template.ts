import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LoadState } from './picture-loader';
import type { Region } from './regions';
import type { StageView } from './stage-view';
import { TAG_RADIUS_CSS_PX } from './tags';
import { type Point, scaleBarPx } from './transform';
import { isFull, transfer } from './window-level';

const SCALE_BAR_CSS_PX = 150;

/** The browser's own filter does the arithmetic of window and level on the graphics card. */
export function windowFilter(view: StageView): TemplateResult {
  const { slope, intercept } = transfer(view.windowLevel, view.isInverted);
  return html`<svg width="0" height="0" aria-hidden="true" style="position:absolute">
    <filter id="window" color-interpolation-filters="sRGB" x="0" y="0" width="100%" height="100%">
      <feComponentTransfer>
        ${svg`<feFuncR type="linear" slope=${slope} intercept=${intercept}></feFuncR>`}
        ${svg`<feFuncG type="linear" slope=${slope} intercept=${intercept}></feFuncG>`}
        ${svg`<feFuncB type="linear" slope=${slope} intercept=${intercept}></feFuncB>`}
      </feComponentTransfer>
    </filter>
  </svg>`;
}

export function needsFilter(view: StageView): boolean {
  return view.isInverted || !isFull(view.windowLevel);
}

/** Zoom, window and scale bar, as far as they say something. */
export function readings(view: StageView): TemplateResult {
  const zoom = view.transform.cssPxPerImagePx;
  const percent = zoom < 0.1 ? (zoom * 100).toFixed(1) : String(Math.round(zoom * 100));
  const barPx = scaleBarPx(zoom, SCALE_BAR_CSS_PX);
  const { windowGrey, levelGrey } = view.windowLevel;
  return html`<div class="corner tr">
      <div>${percent} %</div>
      ${isFull(view.windowLevel)
        ? nothing
        : html`<div>window ${Math.round(windowGrey)} · level ${Math.round(levelGrey)}</div>`}
      ${view.isInverted ? html`<div>inverted</div>` : nothing}
    </div>
    <div class="scale" style="width:${barPx * zoom}px">${barPx.toLocaleString('en')} px</div>`;
}

export function sideLetters(orientation: string, left: string, right: string): TemplateResult | typeof nothing {
  if (orientation === 'unknown' || !left || !right) {
    return nothing;
  }
  const isAssumed = orientation === 'assumed';
  const mark = isAssumed ? '?' : '';
  const title = isAssumed ? 'assumed from convention' : '';
  return html`<div class="ori left ${isAssumed ? 'assumed' : ''}" aria-label="${left} ${title}">${left}${mark}</div>
    <div class="ori right ${isAssumed ? 'assumed' : ''}" aria-label="${right} ${title}">${right}${mark}</div>`;
}

/** The name of a region beside its tag. */
export function nameplate(region: Region | undefined, tag: Point | undefined): TemplateResult | typeof nothing {
  return region && tag
    ? html`<div class="name" aria-hidden="true" style="left:${tag.x + TAG_RADIUS_CSS_PX + 8}px;top:${tag.y}px">
        ${region.overlay.label}
      </div>`
    : nothing;
}

export function loadMessage(state: LoadState, retry: () => void): TemplateResult {
  return html`<div class="message" role="status">
    ${state === 'reading'
      ? html`<span class="pill"><span class="spinner"></span>Reading image…</span>`
      : state === 'failed'
        ? html`<b>This image could not be shown</b>
            <span>It did not arrive whole, or the browser cannot read it.</span>
            <button @click=${retry}>Try again</button>`
        : nothing}
  </div>`;
}

/** What is drawn, in words. */
export function regionList(regions: readonly Region[]): TemplateResult {
  return html`<ul class="sr" aria-label="Regions drawn">
    ${regions.map(
      ({ overlay }) => html`<li>${overlay.tag}: ${overlay.label}${overlay.dashed ? ', possible' : ''}</li>`,
    )}
  </ul>`;
}
