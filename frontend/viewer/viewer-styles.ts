import { css } from 'lit';

export const viewerStyles = css`
  :host {
    display: block;
    position: relative;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    background: #000;
    color: #c9d2de;
    font: 12px/1.45 Inter, system-ui, sans-serif;
    color-scheme: dark; /* the stage is black in the light theme too */
    contain: strict;
  }
  :host([hidden]) {
    display: none;
  }
  .stage {
    position: absolute;
    inset: 0;
    outline: none;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .stage:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 2px solid var(--accent, #6aa9ff);
    pointer-events: none;
  }
  .stage[data-tool='pan'] {
    cursor: grab;
  }
  .stage[data-tool='window'] {
    cursor: default;
  }
  .stage[data-tool='box'],
  .stage[data-tool='point'],
  .stage[data-tool='not-here'] {
    cursor: crosshair;
  }
  .stage[data-over] {
    cursor: pointer;
  }
  .stage[data-drag='pan'] {
    cursor: grabbing;
  }
  .stage[data-drag='zoom'] {
    cursor: zoom-in;
  }
  .stage[data-drag='window'] {
    cursor: move;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
    transition: opacity 120ms ease-out;
  }
  canvas.picture[data-stale] {
    opacity: 0.35;
  }
  canvas.marks[data-dimmed] {
    opacity: 0.4;
  }
  canvas.marks[data-hidden] {
    opacity: 0;
  }
  .corner,
  .ori,
  .scale,
  .name {
    position: absolute;
    pointer-events: none;
    text-shadow:
      0 0 3px #000,
      0 0 3px #000,
      0 1px 2px #000;
  }
  .tl {
    top: 12px;
    left: 14px;
    max-width: 60%;
  }
  .tl div {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tr {
    top: 12px;
    right: 14px;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .ori {
    top: 50%;
    translate: 0 -50%;
    font-size: 15px;
    font-weight: 600;
    color: #f2f5f9;
  }
  .ori.assumed {
    color: #f2c94c;
  }
  .ori.left {
    left: 14px;
  }
  .ori.right {
    right: 14px;
  }
  .scale {
    right: 14px;
    bottom: 12px;
    padding-bottom: 2px;
    border-bottom: 2px solid #c9d2de;
    text-align: center;
    font-size: 11.5px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    filter: drop-shadow(0 0 1px #000);
  }
  .name {
    padding: 1px 8px;
    border-radius: 99px;
    background: rgba(13, 17, 23, 0.86);
    color: #f2f5f9;
    font-weight: 550;
    text-shadow: none;
    white-space: nowrap;
    translate: 0 -50%;
  }
  .message {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 10px;
    padding: 24px;
    text-align: center;
    font-size: 13px;
    pointer-events: none;
  }
  .message.empty {
    grid-template-columns: minmax(0, 1fr);
    place-content: safe center stretch;
    overflow: auto;
  }
  .message > * {
    pointer-events: auto;
  }
  .message b {
    color: #e6eaf0;
    font-size: 14px;
    font-weight: 550;
  }
  .message .pill {
    display: flex;
    gap: 10px;
    align-items: center;
    padding: 6px 14px;
    border-radius: 99px;
    background: rgba(13, 17, 23, 0.86);
    color: #e6eaf0;
  }
  .spinner {
    width: 12px;
    height: 12px;
    border: 2px solid #55606e;
    border-top-color: var(--accent, #6aa9ff);
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }
  .message button {
    padding: 6px 14px;
    border: 1px solid #3a4350;
    border-radius: 8px;
    background: #1d222a;
    color: #e6eaf0;
    font: inherit;
    cursor: pointer;
  }
  .message button:hover {
    background: #262d37;
  }
  .message button:focus-visible {
    outline: 2px solid var(--accent, #6aa9ff);
    outline-offset: 2px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    canvas {
      transition: none;
    }
    .spinner {
      animation-duration: 4s;
    }
  }
`;
