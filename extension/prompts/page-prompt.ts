import { questionId } from '#shared/prompts/draw-prompt.ts';
import type { PromptChoice } from '#shared/prompts/moments.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import type { ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import { makeElement } from './make-element.ts';
import { ReadAloud } from './read-aloud.ts';

/** For how long what was said to the choice is seen. */
const outcomeMs = 900;
const hostStyle = 'all:initial!important;display:block!important;';

const frameStyle = `
:host { all: initial; }
dialog, .card {
  box-sizing: border-box; margin: auto; padding: 26px; border: 4px solid light-dark(#0b6b53, #7fe0c0); border-radius: 28px; outline: none;
  color-scheme: light dark; background: light-dark(#ffffff, #1d2c28); color: light-dark(#17302a, #eaf4f0);
  inline-size: min(760px, calc(100vw - 20px)); max-block-size: calc(100vh - 20px); overflow: auto;
}
dialog::backdrop { background: rgb(8 26 22 / 0.7); }
.card { position: fixed; inset: auto 12px 12px auto; inline-size: min(560px, calc(100vw - 24px)); padding: 18px; box-shadow: 0 8px 32px rgb(0 0 0 / 0.35); }
@media (max-width: 620px), (max-height: 480px) { dialog { padding: 12px; border-radius: 16px; } }
@media (prefers-reduced-motion: no-preference) {
  dialog, .card { animation: come 0.15s ease-out; }
  @keyframes come { from { opacity: 0; translate: 0 8px; } }
}
`;

/** A prompt on a page of the web, out of the page's reach. One at a time. */
export class PagePrompt {
  #host: HTMLElement | null = null;
  #close: ((choice: PromptChoice) => void) | null = null;

  get isOpen(): boolean {
    return this.#host !== null;
  }

  /** In front of everything, and the page waits. Escape is the careful choice. */
  ask(prompt: ReadyPrompt): Promise<PromptChoice> {
    const root = this.#open();
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', questionId);
    dialog.tabIndex = -1;
    root.append(dialog);
    const choice = this.#fill(dialog, prompt);
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#close?.('go-back');
    });
    dialog.showModal();
    dialog.focus();
    return choice;
  }

  /** In the corner, while the child goes on. */
  mention(prompt: ReadyPrompt): Promise<PromptChoice> {
    const root = this.#open();
    const card = document.createElement('div');
    card.className = 'card';
    card.popover = 'manual';
    card.setAttribute('role', 'status');
    root.append(card);
    const choice = this.#fill(card, prompt);
    card.showPopover();
    this.#firstOfCard = card.querySelector('button');
    return choice;
  }

  /** Its first button, for who comes by the Tab key. False where no card is there. */
  focusCard(): boolean {
    this.#firstOfCard?.focus();
    return this.#firstOfCard !== null;
  }
  #firstOfCard: HTMLElement | null = null;

  #open(): ShadowRoot {
    this.#goAway();
    const host = document.createElement('thinkclick-prompt');
    host.style.cssText = hostStyle;
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(frameStyle + promptStyle);
    root.adoptedStyleSheets = [sheet];
    // What is pressed in here is not the page's business.
    for (const kind of ['keydown', 'keypress', 'keyup', 'click', 'input'])
      host.addEventListener(kind, (event) => event.stopPropagation());
    document.documentElement.append(host);
    this.#host = host;
    return root;
  }

  #fill(place: HTMLElement, prompt: ReadyPrompt): Promise<PromptChoice> {
    const card = makeElement(prompt.drawing);
    place.append(card);
    const reading = new ReadAloud(card, prompt);
    return new Promise((resolve) => {
      this.#close = (choice) => {
        this.#close = null;
        reading.stop();
        sayOutcome(card, prompt, choice);
        setTimeout(() => {
          this.#goAway();
          resolve(choice);
        }, outcomeMs);
      };
      card.addEventListener('click', (event) => {
        const chosen = event.isTrusted ? choiceIn(event) : null;
        if (chosen !== null) this.#close?.(chosen);
      });
    });
  }

  #goAway(): void {
    this.#host?.remove();
    this.#host = this.#firstOfCard = null;
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
