import type { DetailKind, Moment, PermissionKind, PromptChoice } from '#shared/prompts/moments.ts';
import { isAdvertLink } from './advert-link.ts';
import type { Held } from './event-path.ts';
import { factsOf, fieldOf, formOf, isSignUp, rubOut, textAtCaret, textOf, type Field } from './fields.ts';
import type { PagePrompt } from './page-prompt.ts';
import { detailsIn } from './personal-details.ts';
import type { AskedPrompt, PageFacts } from './prompt-messages.ts';
import { sendingOf, type Sending } from './sending.ts';
import { isUnkind } from './unkind-words.ts';

type About = DetailKind | PermissionKind;

export interface FieldWatchParts {
  readonly facts: PageFacts;
  readonly page: PagePrompt;
  /** Null where nothing is to be asked. */
  readonly show: (moment: Moment, about?: About) => Promise<AskedPrompt | null>;
  readonly answered: (shown: AskedPrompt, choice: PromptChoice, about?: About) => void;
}

/** A pause in which a child looks up. */
const pauseMs = 800;

/** Sees what is typed and what is about to be sent on one page; what it was stays here. */
export class FieldWatch {
  readonly #parts: FieldWatchParts;
  readonly #touched = new Set<Field>();
  /** Of these kinds the child has said on this page that they may go. */
  readonly #accepted = new Set<DetailKind | Moment>();
  readonly #permitted = new Set<PermissionKind>();
  readonly #mentioned = new Set<DetailKind>();
  readonly #askedForms = new WeakSet<HTMLFormElement>();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isLettingGo = false;
  /** Also on the page around this frame, where it cannot be seen from here. */
  #asking = 0;

  constructor(parts: FieldWatchParts) {
    this.#parts = parts;
  }

  take(held: Held): void {
    const { type } = held.event;
    if (this.#isLettingGo) return;
    if (type === 'input') return this.#typed(held);
    if (type === 'focusin') return void this.focused(fieldOf(held));
    if (this.#isOnWayToCard(held)) return;
    if (type === 'click' && this.#parts.facts.isResults && this.#followsAdvert(held)) return;
    const sending = sendingOf(held);
    if (sending !== null && this.#hold(sending)) stop(sending.event);
  }

  /** The page asks the browser for something: true where the child lets it. */
  async permits(kind: PermissionKind): Promise<boolean> {
    if (this.#parts.facts.isTrusted || this.#permitted.has(kind)) return true;
    if (this.#isBusy) return false;
    const choice = await this.#ask('permission', kind);
    if (choice === 'go-back' || choice === 'ask') return false;
    this.#permitted.add(kind);
    return true;
  }

  /** What was kept back, or written, until now. */
  takeLate(held: Held): void {
    const sending = sendingOf(held);
    if (sending === null) this.take(held);
    else if (!this.#hold(sending)) this.#letGo(sending.letGo);
  }

  /** What is in it counts from now on. */
  note(field: Field | null): void {
    if (field !== null) this.#touched.add(field);
  }

  /** A form that makes an account is asked about before it is filled in. */
  async focused(field: Field | null): Promise<void> {
    const form = field && formOf(field);
    const { isTrusted } = this.#parts.facts;
    if (form === null || isTrusted || this.#isBusy || this.#askedForms.has(form) || !isSignUp(form)) return;
    this.#askedForms.add(form);
    const choice = await this.#ask('sign-up');
    if (choice !== null && choice !== 'open') field?.blur();
  }

  #typed(held: Held): void {
    const field = fieldOf(held);
    if (field === null) return;
    this.#touched.add(field);
    if (this.#parts.facts.isTrusted) return;
    const kind = this.#detailsOf(field, textAtCaret(field)).find(
      (each) => !this.#mentioned.has(each) && !this.#accepted.has(each),
    );
    clearTimeout(this.#pause);
    if (kind !== undefined) this.#pause = setTimeout(() => void this.#mention(field, kind), pauseMs);
  }

  async #mention(field: Field, kind: DetailKind): Promise<void> {
    if (this.#isBusy || !this.#detailsOf(field).includes(kind)) return;
    this.#mentioned.add(kind);
    const { page } = this.#parts;
    const choice = await this.#chosen('detail-typed', kind, (shown) => !page.isOpen && page.mention(shown));
    if (choice === null) return;
    if (choice === 'go-back') rubOut(field);
    else field.focus();
  }

  /** From the field that a card is about the next stop is the card. */
  #isOnWayToCard(held: Held): boolean {
    const { event } = held;
    const isTab = event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Tab';
    if (!isTab || event.shiftKey || fieldOf(held) === null || !this.#parts.page.focusCard()) return false;
    stop(event);
    return true;
  }

  /** True where the child is asked first. */
  #hold(sending: Sending): boolean {
    const what = this.#whatGoes(sending.form);
    if (what !== null) void this.#askBefore(sending, what);
    return what !== null;
  }

  async #askBefore({ letGo }: Sending, { moment, kind }: Going): Promise<void> {
    const choice = await this.#ask(moment, kind);
    if (choice !== null && choice !== 'open') return;
    for (const each of this.#allKinds()) this.#accepted.add(each);
    this.#accepted.add(moment);
    this.#letGo(letGo);
  }

  #letGo(letGo: () => void): void {
    this.#isLettingGo = true;
    try {
      letGo();
    } finally {
      this.#isLettingGo = false;
    }
  }

  #whatGoes(form: HTMLFormElement | null): Going | null {
    const fields = this.#fieldsOf(form);
    const kind = this.#parts.facts.isTrusted
      ? undefined
      : fields.flatMap((field) => this.#detailsOf(field)).find((each) => !this.#accepted.has(each));
    if (kind !== undefined) return { moment: 'detail-sent', kind };
    const hurts =
      !this.#accepted.has('unkind-words') &&
      fields.some((field) => !factsOf(field).isSearch && isUnkind(textOf(field)));
    return hurts ? { moment: 'unkind-words' } : null;
  }

  #fieldsOf(form: HTMLFormElement | null): Field[] {
    for (const field of this.#touched) if (!field.isConnected) this.#touched.delete(field);
    return [...this.#touched].filter((field) => form === null || formOf(field) === form);
  }

  #detailsOf(field: Field, text = textOf(field)): DetailKind[] {
    return detailsIn(text, factsOf(field), this.#parts.facts);
  }

  #allKinds(): DetailKind[] {
    return this.#parts.facts.isTrusted ? [] : [...this.#touched].flatMap((field) => this.#detailsOf(field));
  }

  #followsAdvert({ event, path }: Held): boolean {
    const link = path.find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined || this.#accepted.has('advert') || !isAdvertLink(link)) return false;
    stop(event);
    void this.#askAboutAdvert(link);
    return true;
  }

  async #askAboutAdvert(link: HTMLAnchorElement): Promise<void> {
    const choice = await this.#ask('advert');
    if (choice !== null && choice !== 'open') return;
    this.#accepted.add('advert');
    this.#letGo(() => link.click());
  }

  get #isBusy(): boolean {
    return this.#asking > 0 || this.#parts.page.isOpen;
  }

  #ask(moment: Moment, kind?: About): Promise<PromptChoice | null> {
    return this.#chosen(moment, kind, (shown) => this.#parts.page.ask(shown));
  }

  async #chosen(
    moment: Moment,
    kind: About | undefined,
    onPage: (shown: AskedPrompt) => Promise<PromptChoice> | false,
  ): Promise<PromptChoice | null> {
    const { show, answered } = this.#parts;
    this.#asking += 1;
    const shown = await show(moment, kind);
    const choice = (shown && (shown.chosen ?? (await onPage(shown)))) || null;
    this.#asking -= 1;
    if (shown !== null && choice !== null) answered(shown, choice, kind);
    return choice;
  }
}

interface Going {
  readonly moment: Moment;
  readonly kind?: DetailKind;
}

const stop = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
