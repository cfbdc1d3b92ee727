import type { Said } from '#shared/pupil-words/say-in.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { isFree, type Box } from './free-place.ts';
import { markCorners, type MarkCorner, type MarkStatus } from './mark-status.ts';
import { markStyle } from './mark-style.ts';

export interface PageMarkParts {
  readonly onPress: () => void;
  /** "Tell someone". */
  readonly onTell: () => void;
  readonly onMove: (corner: MarkCorner) => void;
}

const hostName = 'thinkclick-mark';
/** What a page's own styles may not change. */
const hostStyle =
  'all:initial!important;display:block!important;position:fixed!important;inset:auto!important;margin:0!important;' +
  'padding:0!important;border:0!important;background:none!important;overflow:visible!important;opacity:1!important;' +
  'visibility:visible!important;pointer-events:none!important;z-index:2147483647!important;';
const edgePx = 6;
const settleMs = 300;
const putBackMs = 1_000;
const dragFromPx = 6;

/** A few words in a corner of the page. It keeps off what can be pressed, may be moved, and comes back when it is taken away. */
export class PageMark {
  readonly #parts: PageMarkParts;
  readonly #host = document.createElement(hostName);
  readonly #bar = document.createElement('div');
  readonly #button = document.createElement('button');
  readonly #words = document.createElement('span');
  readonly #detail = document.createElement('span');
  readonly #tell = document.createElement('button');
  #corner: MarkCorner = 'bottom-left';
  #at: MarkCorner | null = null;
  /** As it was last put, to see whether the page has changed it. */
  #style = hostStyle;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: PageMarkParts) {
    this.#parts = parts;
    this.#host.popover = 'manual';
    this.#host.style.cssText = hostStyle;
    const root = this.#host.attachShadow({ mode: 'closed' });
    const style = new CSSStyleSheet();
    style.replaceSync(markStyle);
    root.adoptedStyleSheets = [style];
    this.#button.type = 'button';
    this.#words.className = 'words';
    this.#detail.className = 'detail';
    this.#button.append(picture(eyePath), this.#words, this.#detail);
    this.#takeTell();
    this.#bar.append(this.#button, this.#tell);
    root.append(this.#bar);
  }

  start(): void {
    this.#takePresses();
    for (const event of ['scroll', 'resize', 'load', 'click']) {
      addEventListener(event, () => this.#settleSoon(), { capture: true, passive: true });
    }
    document.addEventListener('fullscreenchange', () => this.#rise());
    this.#stay();
  }

  show({ words, detail, tone, corner, tell }: MarkStatus): void {
    this.#tell.title = this.#tell.ariaLabel = tell.words;
    this.#tell.lang = tell.language;
    this.#words.replaceChildren(...spoken(words, ' · '));
    this.#detail.replaceChildren('. ', ...spoken(detail, ' '));
    this.#button.title = detail.map((each) => each.words).join(' ');
    this.#button.lang = detail[0]?.language ?? '';
    this.#button.dataset['tone'] = tone;
    this.#corner = corner;
    if (!this.#host.isConnected) this.#mount();
    this.#settle();
  }

  #mount(): void {
    document.documentElement.append(this.#host);
    this.#rise();
  }

  /** Above what the page puts on top, such as its dialogs or a film over the whole screen. */
  #rise(): void {
    if (!this.#host.isConnected) return;
    try {
      this.#host.hidePopover();
      this.#host.showPopover();
    } catch {
      // A page that is being left shows nothing on top.
    }
  }

  /** A page that takes the mark away, or hides it, finds it there again a second later. */
  #stay(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (this.#words.textContent === '') return;
        if (this.#host.style.cssText !== this.#style) this.#host.style.cssText = this.#style;
        this.#host.popover = 'manual';
        for (const name of this.#host.getAttributeNames())
          if (!['style', 'popover'].includes(name)) this.#host.removeAttribute(name);
        if (!this.#host.isConnected) this.#mount();
        else if (!this.#host.matches(':popover-open')) this.#rise();
      }, putBackMs);
    };
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isCover))) this.#rise();
      look();
    }).observe(document.documentElement, { childList: true });
    new MutationObserver(look).observe(this.#host, { attributes: true });
    this.#host.addEventListener('toggle', look);
  }

  #settleSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), settleMs);
  }

  /** To where the pupil put it, or to the next corner with nothing to press; small where no corner is free. */
  #settle(): void {
    if (!this.#host.isConnected) return;
    const corners = [this.#corner, ...markCorners.filter((each) => each !== this.#corner)];
    for (const isSmall of [false, true]) {
      this.#button.classList.toggle('small', isSmall);
      const free = corners.find((corner) => isFree(this.#boxAt(corner), this.#host));
      if (free !== undefined) return this.#put(free);
    }
    this.#put(this.#corner);
  }

  #boxAt(corner: MarkCorner): Box {
    const { width, height } = this.#bar.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const left = corner.endsWith('left') ? edgePx : Math.max(edgePx, clientWidth - width - edgePx);
    const top = corner.startsWith('top')
      ? edgePx
      : Math.max(edgePx, Math.min(innerHeight, clientHeight || innerHeight) - height - edgePx);
    return { left, top, width, height };
  }

  #put(corner: MarkCorner): void {
    if (this.#at === corner) return;
    this.#at = corner;
    const [block, inline] = corner.split('-');
    this.#setStyle(`${hostStyle}${block}:${edgePx}px!important;${inline}:${edgePx}px!important;`);
  }

  #setStyle(style: string): void {
    this.#host.style.cssText = style;
    // As the browser writes it.
    this.#style = this.#host.style.cssText;
  }

  /** Only a person's own presses count: a page cannot make one up. */
  #takePresses(): void {
    let from: PointerEvent | null = null;
    let isDragged = false;
    this.#button.addEventListener('pointerdown', (event) => {
      from = event;
      isDragged = false;
      this.#button.setPointerCapture(event.pointerId);
    });
    this.#button.addEventListener('pointermove', (event) => {
      if (from === null) return;
      const [x, y] = [event.clientX - from.clientX, event.clientY - from.clientY];
      isDragged ||= Math.hypot(x, y) > dragFromPx;
      if (isDragged) this.#bar.style.translate = `${x}px ${y}px`;
    });
    this.#button.addEventListener('pointerup', (event) => {
      from = null;
      this.#bar.style.translate = '';
      if (isDragged && event.isTrusted) this.#move(cornerNear(event));
    });
    this.#button.addEventListener('click', (event) => {
      event.stopPropagation();
      if (event.isTrusted && !isDragged) this.#parts.onPress();
    });
  }

  #takeTell(): void {
    this.#tell.type = 'button';
    this.#tell.className = 'tell';
    this.#tell.append(picture(bubblePath));
    this.#tell.addEventListener('click', (event) => {
      event.stopPropagation();
      if (event.isTrusted) this.#parts.onTell();
    });
  }

  #move(corner: MarkCorner): void {
    this.#corner = corner;
    this.#put(corner);
    this.#parts.onMove(corner);
  }
}

/** Each in its own language, for those who hear it. */
const spoken = (all: readonly Said[], between: string): (string | HTMLElement)[] =>
  all.flatMap(({ words, language }, at) => {
    const part = document.createElement('span');
    part.lang = language;
    part.dir = directionOf(language);
    part.textContent = words;
    return at === 0 ? [part] : [between, part];
  });

/** What eyes up and a freeze lay on the page, on top of what was there before. */
const isCover = (node: Node): boolean => node.nodeName === 'THINKCLICK-COVER';

const cornerNear = ({ clientX, clientY }: PointerEvent): MarkCorner =>
  `${clientY < innerHeight / 2 ? 'top' : 'bottom'}-${clientX < innerWidth / 2 ? 'left' : 'right'}`;

const eyePath =
  'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z';
const bubblePath = 'M2 3h12v7.5H8L4.5 13.5v-3H2z';

const picture = (drawing: string): SVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', drawing);
  svg.append(path);
  return svg;
};
