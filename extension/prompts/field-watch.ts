import type { DetailKind, Moment, PermissionKind, PromptChoice } from '#shared/prompts/moments.ts';
import { isAdvertLink } from './advert-link.ts';
import type { Held } from './event-path.ts';
import { factsOf, fieldOf, formOf, isSignUp, rubOut, textAtCaret, textOf, type Field } from './fields.ts';
import { detailsIn } from './personal-details.ts';
import { afterInput, afterKey, afterLook, isFrom, noWords, wordsOf, type OwnWords } from './own-words.ts';
import type { AskedPrompt, PageFacts } from './prompt-messages.ts';
import { sendingOf, type Sending } from './sending.ts';
import { isUnkind } from './unkind-words.ts';

type About = DetailKind | PermissionKind;
type Card = NonNullable<typeof globalThis.thinkclickCard>;

export interface FieldWatchParts {
  readonly facts: PageFacts;
  /** Null where nothing is to be asked. */
  readonly show: (moment: Moment, about?: About) => Promise<AskedPrompt | null>;
  readonly answered: (shown: AskedPrompt, choice: PromptChoice, about?: About) => void;
}

/** A pause in which a child looks up. */
const pauseMs = 800;

/** What is being written now: on a long text all of it would be looked through at each key. */
const lastTyped = 250;

/**
 * How often on a page what stands in a field by another hand (the browser's, a voice's, the page's own) is taken as seen
 * when the child presses: as often as they need, and far too seldom to guess a name.
 */
const mostLooks = 20;

/** Sees what is typed and what is about to be sent on one page; what it was stays here. */
export class FieldWatch {
  readonly #parts: FieldWatchParts;
  /** What the child has written in: what a page does by itself is not theirs. */
  readonly #written = new Map<Field, OwnWords>();
  /** Of these kinds the child has said on this page that they may go. */
  readonly #accepted = new Set<DetailKind | Moment>();
  readonly #permitted = new Set<PermissionKind>();
  readonly #mentioned = new Set<DetailKind>();
  readonly #askedForms = new WeakSet<HTMLFormElement>();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #looksLeft = mostLooks;
  #isLettingGo = false;
  #isHolding = false;
  /** Also on the page around this frame, where it cannot be seen from here. */
  #asking = 0;

  constructor(parts: FieldWatchParts) {
    this.#parts = parts;
  }

  take(held: Held): void {
    const { type, isTrusted } = held.event;
    if (this.#isLettingGo) return;
    if (type === 'beforeinput' || type === 'input') return isTrusted ? this.#typed(held) : undefined;
    if (type === 'focusin') return void this.focused(fieldOf(held));
    if (this.#isOnWayToCard(held)) return;
    if (type === 'click' && this.#parts.facts.isResults && this.#followsAdvert(held)) return;
    if (isTrusted && isPress(held.event)) this.#lookAtAll();
    const sending = sendingOf(held);
    if (sending !== null && this.#hold(sending)) stop(sending.event);
  }

  /** The page asks the browser for something: true where the child lets it. */
  async permits(kind: PermissionKind): Promise<boolean> {
    const isPermitted = [...this.#permitted].some((each) => each.includes(kind));
    if (this.#parts.facts.isTrusted || isPermitted) return true;
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
    const own = this.#written.get(field) ?? noWords;
    const { event } = held;
    if (event.type === 'beforeinput')
      return void this.#written.set(field, afterKey(own, event as InputEvent));
    // A list, a date or what the browser fills in is no `InputEvent`, and comes of the child's choice alone.
    const now = event instanceof InputEvent ? afterInput(own, textOf(field)) : afterLook(own, textOf(field));
    this.#written.set(field, now);
    if (!this.#parts.facts.isTrusted) this.#mentionSoon(field, now);
  }

  #mentionSoon(field: Field, { typed, isWhole }: OwnWords): void {
    const text = isWhole ? textAtCaret(field) : typed.slice(-lastTyped);
    const kind = this.#detailsOf(field, text).find(
      (each) => !this.#mentioned.has(each) && !this.#accepted.has(each),
    );
    clearTimeout(this.#pause);
    if (kind !== undefined) this.#pause = setTimeout(() => void this.#mention(field, kind), pauseMs);
  }

  async #mention(field: Field, kind: DetailKind): Promise<void> {
    if (this.#isBusy || !this.#detailsOf(field).includes(kind)) return;
    this.#mentioned.add(kind);
    const choice = await this.#chosen('detail-typed', kind, (card, shown) =>
      card.isOpen ? null : card.mention(shown),
    );
    if (choice === null) return;
    if (choice === 'go-back') rubOut(field, (text) => this.#detailsOf(field, text).includes(kind));
    else field.focus();
  }

  /** From the field that a card is about the next stop is the card. */
  #isOnWayToCard(held: Held): boolean {
    const { event } = held;
    const isTab = event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Tab';
    if (!isTab || event.shiftKey || fieldOf(held) === null || globalThis.thinkclickCard?.focusCard() !== true)
      return false;
    stop(event);
    return true;
  }

  /** True where the child is asked first. */
  #hold(sending: Sending): boolean {
    const what = this.#whatGoes(sending.form);
    // Pressed again while it is asked, it is held and asked about once.
    if (what !== null && !this.#isHolding) void this.#askBefore(sending, what);
    return what !== null;
  }

  async #askBefore({ letGo }: Sending, { moment, kind }: Going): Promise<void> {
    this.#isHolding = true;
    const choice = await this.#ask(moment, kind);
    this.#isHolding = false;
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
      fields.some((field) => !factsOf(field).isSearch && isUnkind(this.#wordsIn(field)));
    return hurts ? { moment: 'unkind-words' } : null;
  }

  #fieldsOf(form: HTMLFormElement | null): Field[] {
    for (const field of this.#written.keys()) if (!field.isConnected) this.#written.delete(field);
    return [...this.#written.keys()].filter((field) => form === null || formOf(field) === form);
  }

  /** A press of the child's: what has been filled in until now they have seen. */
  #lookAtAll(): void {
    for (const [field, own] of this.#written) {
      const text = textOf(field);
      const isOwn = isFrom(own, text);
      if (!isOwn && this.#looksLeft === 0) continue;
      if (!isOwn) this.#looksLeft -= 1;
      this.#written.set(field, afterLook(own, text));
    }
  }

  #wordsIn(field: Field): string {
    return wordsOf(this.#written.get(field) ?? noWords);
  }

  #detailsOf(field: Field, text = this.#wordsIn(field)): DetailKind[] {
    return detailsIn(text, factsOf(field), this.#parts.facts);
  }

  #allKinds(): DetailKind[] {
    return this.#parts.facts.isTrusted
      ? []
      : [...this.#written.keys()].flatMap((field) => this.#detailsOf(field));
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
    return this.#asking > 0 || globalThis.thinkclickCard?.isOpen === true;
  }

  #ask(moment: Moment, kind?: About): Promise<PromptChoice | null> {
    return this.#chosen(moment, kind, (card, shown) => card.ask(shown));
  }

  async #chosen(
    moment: Moment,
    kind: About | undefined,
    onPage: (card: Card, shown: AskedPrompt) => Promise<PromptChoice | null> | null,
  ): Promise<PromptChoice | null> {
    const { show, answered } = this.#parts;
    this.#asking += 1;
    const shown = await show(moment, kind);
    const { thinkclickCard: card } = globalThis;
    const choice = shown && (shown.chosen ?? (card ? await onPage(card, shown) : null));
    this.#asking -= 1;
    if (shown !== null && choice !== null) answered(shown, choice, kind);
    return choice;
  }
}

interface Going {
  readonly moment: Moment;
  readonly kind?: DetailKind;
}

const isPress = (event: Event): boolean =>
  event.type === 'click' || (event instanceof KeyboardEvent && event.key === 'Enter');

const stop = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
