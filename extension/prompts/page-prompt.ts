import { questionId } from '#shared/prompts/draw-prompt.ts';
import type { PromptChoice } from '#shared/prompts/moments.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import type { ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import { keepOnPage, type KeptOnPage } from '../mark/keep-on-page.ts';
import { frameStyle } from './frame-style.ts';
import { makeElement } from './make-element.ts';
import { ReadAloud } from './read-aloud.ts';

/** For how long what was said to the choice is seen. */
const outcomeMs = 900;
const hostStyle = 'all:initial!important;display:block!important;';
/** After which it is back where a page has taken it away. */
const putBackMs = 100;

/** A prompt on a page of the web, out of the page's reach. One at a time: the next waits for its turn. */
export class PagePrompt {
  #host: HTMLElement | null = null;
  #close: ((choice: PromptChoice) => void) | null = null;
  #goAway = (): void => undefined;
  #turn: Promise<unknown> = Promise.resolve();

  get isOpen(): boolean {
    return this.#host !== null;
  }

  /** In front of everything, and the page waits. Escape is the careful choice. */
  ask(prompt: ReadyPrompt): Promise<PromptChoice | null> {
    const choice = this.#turn.then(() => this.#ask(prompt));
    this.#turn = choice;
    return choice;
  }

  #ask(prompt: ReadyPrompt): Promise<PromptChoice | null> {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', questionId);
    dialog.tabIndex = -1;
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#close?.('go-back');
    });
    // Without a press on the page before, the browser asks nobody (HTML, "close watchers").
    dialog.addEventListener('close', () => dialog.open || this.#close?.('go-back'));
    return this.#open(dialog, prompt, {
      isUp: () => dialog.matches(':modal'),
      rise: () => {
        dialog.close();
        dialog.showModal();
        dialog.focus();
      },
    });
  }

  /** In the corner, while the child goes on. Null where something else was to be asked before they chose. */
  mention(prompt: ReadyPrompt): Promise<PromptChoice | null> {
    const card = document.createElement('div');
    card.className = 'card';
    card.popover = 'manual';
    card.setAttribute('role', 'status');
    const choice = this.#open(card, prompt, {
      isUp: () => card.matches(':popover-open'),
      rise: () => {
        card.hidePopover();
        card.showPopover();
      },
    });
    this.#firstOfCard = card.querySelector('button');
    return choice;
  }

  /** Its first button, for who comes by the Tab key. False where no card is there. */
  focusCard(): boolean {
    this.#firstOfCard?.focus();
    return this.#firstOfCard !== null;
  }
  #firstOfCard: HTMLElement | null = null;

  #open(
    place: HTMLElement,
    prompt: ReadyPrompt,
    showing: Pick<KeptOnPage, 'isUp' | 'rise'>,
  ): Promise<PromptChoice | null> {
    this.#goAway();
    const host = document.createElement('thinkclick-prompt');
    host.style.cssText = hostStyle;
    const style = host.style.cssText;
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(frameStyle + promptStyle);
    root.adoptedStyleSheets = [sheet];
    // What is pressed in here is not the page's business.
    for (const kind of ['keydown', 'keypress', 'keyup', 'click', 'input'])
      host.addEventListener(kind, (event) => event.stopPropagation());
    root.append(place);
    this.#host = host;
    const { putInFront, stop } = keepOnPage({
      host,
      style: () => style,
      place: () => document.documentElement,
      afterMs: putBackMs,
      ...showing,
    });
    return new Promise((resolve) => {
      const end = (choice: PromptChoice | null): void => {
        if (this.#host !== host) return;
        this.#goAway = () => undefined;
        this.#host = this.#close = this.#firstOfCard = null;
        stop();
        host.remove();
        resolve(choice);
      };
      this.#goAway = () => end(null);
      this.#fill(place, prompt, end);
      putInFront();
    });
  }

  #fill(place: HTMLElement, prompt: ReadyPrompt, end: (choice: PromptChoice) => void): void {
    const card = makeElement(prompt.drawing);
    place.append(card);
    const reading = new ReadAloud(card, prompt);
    this.#close = (choice) => {
      this.#close = null;
      reading.stop();
      sayOutcome(card, prompt, choice);
      this.#goAway = () => end(choice);
      setTimeout(this.#goAway, outcomeMs);
    };
    card.addEventListener('click', (event) => {
      const chosen = event.isTrusted ? choiceIn(event) : null;
      if (chosen !== null) this.#close?.(chosen);
    });
  }
}

const choiceIn = ({ target }: Event): PromptChoice | null =>
  target instanceof Element
    ? ((target.closest('[data-choice]')?.getAttribute('data-choice') ?? null) as PromptChoice | null)
    : null;

const sayOutcome = (card: Element, { outcomes }: ReadyPrompt, choice: PromptChoice): void => {
  for (const button of card.querySelectorAll('button')) button.disabled = true;
  card.querySelector('.outcome')?.replaceChildren(outcomes[choice] ?? '');
};
