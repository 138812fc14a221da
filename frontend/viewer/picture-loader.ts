import { type Pyramid, pyramidOf } from './pyramid';

export type LoadState = 'empty' | 'quiet' | 'reading' | 'ready' | 'failed';

/** A quicker load shows no message. */
const PATIENCE_MS = 150;

/** Loads one picture at a time; the newest request wins. */
export class PictureLoader {
  private request = 0;
  private timer = 0;

  /** @param changed told the state, and the picture when it is ready */
  constructor(private readonly changed: (state: LoadState, picture: Pyramid | null) => void) {}

  load(url: string): void {
    const request = ++this.request;
    clearTimeout(this.timer);
    if (!url) {
      this.changed('empty', null);
      return;
    }
    this.changed('quiet', null);
    this.timer = window.setTimeout(() => this.changed('reading', null), PATIENCE_MS);
    void this.decoded(url).then(
      (picture) => this.finish(request, 'ready', picture),
      () => this.finish(request, 'failed', null),
    );
  }

  private async decoded(url: string): Promise<Pyramid> {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return pyramidOf(picture);
  }

  private finish(request: number, state: LoadState, picture: Pyramid | null): void {
    if (request === this.request) {
      clearTimeout(this.timer);
      this.changed(state, picture);
    }
  }
}
