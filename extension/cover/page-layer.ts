import type { Said } from '#shared/pupil-words/say-in.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { frontSlot, setFront } from '../mark/front.ts';
import { coverStyle } from './cover-style.ts';
import {
  timeUpMs,
  type LeasedCover,
  type Shown,
  type ShownCover,
  type ShownTimer,
  type UnusedScreenCover,
} from './shown.ts';

const tickMs = 250;

/** What lies on this page: at most one cover that takes all input, and a clock in the corner. Ends by itself. */
export class PageLayer {
  #shown: Shown = { covers: [], timer: null, asOf: 0 };
  #host: HTMLElement | null = null;
  #dialog: HTMLDialogElement | null = null;
  #clock: HTMLElement | null = null;
  #ticking: ReturnType<typeof setInterval> | null = null;
  readonly #onTakeUp: () => void;
  readonly #keeper = new MutationObserver(() => this.#stayThere());

  /** `onTakeUp` is called when somebody says on an unused screen that they are there. */
  constructor(onTakeUp: () => void) {
    this.#onTakeUp = onTakeUp;
  }

  show(shown: Shown): void {
    if (shown.asOf < this.#shown.asOf) return;
    this.#shown = shown;
    this.#tick();
    if (this.#host === null) return;
    this.#ticking ??= setInterval(() => this.#tick(), tickMs);
  }

  #tick(): void {
    const now = Date.now();
    const cover = this.#shown.covers.find((each) => each.kind === 'unused' || each.endsAt > now) ?? null;
    const { timer } = this.#shown;
    const clock = timer !== null && timer.endsAt + timeUpMs > now ? timer : null;
    if (cover === null && clock === null) return this.#goAway();
    const root = this.#root();
    this.#drawClock(root, clock, now);
    this.#drawCover(root, cover);
  }

  #drawCover(root: ShadowRoot, cover: ShownCover | null): void {
    if (cover === null) {
      setFront(undefined);
      this.#dialog?.remove();
      this.#dialog = null;
      return;
    }
    this.#dialog ??= newDialog(root);
    const dialog = this.#dialog;
    const message = cover.kind === 'unused' ? '' : cover.message;
    if (dialog.dataset['kind'] !== cover.kind || dialog.dataset['message'] !== message) {
      dialog.dataset['kind'] = cover.kind;
      dialog.dataset['message'] = message;
      const words = cover.kind === 'unused' ? unusedWords(cover, this.#onTakeUp) : wordsOf(cover);
      dialog.replaceChildren(words, frontSlot());
    }
    // A modal dialog makes all that is under it, frames too, deaf to mouse and keyboard.
    if (!dialog.open) this.#cover(dialog);
  }

  /** All but the mark, which stays in reach: a child can tell somebody at any time. */
  #cover(dialog: HTMLDialogElement): void {
    dialog.showModal();
    setFront(this.#host ?? undefined);
  }

  #drawClock(root: ShadowRoot, timer: ShownTimer | null, now: number): void {
    if (timer === null) {
      this.#clock?.remove();
      this.#clock = null;
      return;
    }
    if (this.#clock === null) {
      this.#clock = element('div', 'timer');
      this.#clock.popover = 'manual';
      this.#clock.setAttribute('role', 'timer');
      this.#clock.append(element('div', 'left'), element('div', 'label'));
      root.append(this.#clock);
      this.#clock.showPopover();
    }
    const [left, label] = this.#clock.children;
    const isOver = now >= timer.endsAt;
    if (left instanceof HTMLElement)
      sayIn(left, isOver ? timer.timeUp : { words: minutesAndSeconds(timer.endsAt - now), language: '' });
    if (label instanceof HTMLElement) writeIn(label, timer.label);
    this.#clock.toggleAttribute('data-over', isOver);
  }

  #root(): ShadowRoot {
    if (this.#host?.shadowRoot) return this.#host.shadowRoot;
    const host = document.createElement('thinkclick-cover');
    // Open, for tests and for screen readers' sake; a page that takes it away finds it back.
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(coverStyle);
    root.adoptedStyleSheets = [sheet];
    this.#host = host;
    this.#stayThere();
    this.#keeper.observe(document, { childList: true, subtree: false });
    this.#keeper.observe(document.documentElement, { childList: true });
    return root;
  }

  #stayThere(): void {
    if (this.#host === null || this.#host.isConnected) return;
    document.documentElement.append(this.#host);
    if (this.#clock?.isConnected) this.#clock.showPopover();
    if (this.#dialog?.isConnected) {
      this.#dialog.close();
      this.#cover(this.#dialog);
    }
  }

  #goAway(): void {
    if (this.#ticking !== null) clearInterval(this.#ticking);
    this.#keeper.disconnect();
    setFront(undefined);
    this.#host?.remove();
    this.#ticking = this.#host = this.#dialog = this.#clock = null;
  }
}

const element = (tag: string, className: string, said?: Said): HTMLElement => {
  const made = document.createElement(tag);
  made.className = className;
  if (said !== undefined) sayIn(made, said);
  return made;
};

const sayIn = (place: HTMLElement, { words, language }: Said): void => {
  place.textContent = words;
  place.lang = language;
  place.dir = language === '' ? '' : directionOf(language);
};

/** What a person has written is in the language that the browser takes it for; English while it does not know. */
const writeIn = (place: HTMLElement, words: string): void => {
  if (place.textContent === words) return;
  sayIn(place, { words, language: 'en' });
  void findLanguage(place, words);
};

const findLanguage = async (place: HTMLElement, words: string): Promise<void> => {
  const { isReliable, languages } = await globalThis.chrome.i18n.detectLanguage(words);
  const [found] = languages;
  const isStillThere = place.textContent === words;
  if (isReliable && found !== undefined && isStillThere) sayIn(place, { words, language: found.language });
};

const newDialog = (root: ShadowRoot): HTMLDialogElement => {
  const dialog = document.createElement('dialog');
  dialog.tabIndex = -1;
  const hold = (event: Event): void => {
    // The mark is gone to and pressed by keys too.
    const isTab = event instanceof KeyboardEvent && event.key === 'Tab';
    const isFree =
      event.target instanceof HTMLButtonElement ||
      event.target === dialog.querySelector('slot')?.assignedElements()[0];
    if (!isTab && !isFree) event.preventDefault();
  };
  dialog.addEventListener('cancel', hold);
  for (const kind of ['keydown', 'contextmenu', 'wheel', 'touchmove', 'drop', 'dragover', 'paste']) {
    dialog.addEventListener(kind, hold, { passive: false });
  }
  root.append(dialog);
  return dialog;
};

/** Words about the computer, and the button of whoever sits there. */
const unusedWords = (
  { title, more, goOn, notYours }: UnusedScreenCover,
  onTakeUp: () => void,
): HTMLElement => {
  const words = element('div', 'words');
  const button = element('button', 'take-up', goOn);
  button.autofocus = true;
  // A script of the page is nobody who sits at the computer.
  button.addEventListener('click', ({ isTrusted }) => void (isTrusted && onTakeUp()));
  words.append(
    element('p', 'title', title),
    element('p', 'more', more),
    button,
    element('p', 'more', notYours),
  );
  return words;
};

const wordsOf = ({ message, title, more }: LeasedCover): HTMLElement => {
  const words = element('div', 'words');
  words.setAttribute('role', 'status');
  const heading = element('p', 'title', title);
  if (message !== '') writeIn(heading, message);
  words.append(heading, element('p', 'more', more));
  return words;
};

const minutesAndSeconds = (leftMs: number): string => {
  const seconds = Math.ceil(leftMs / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
