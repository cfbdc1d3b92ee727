import type { Held } from './event-path.ts';
import type { FieldFacts } from './personal-details.ts';

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

const written: ReadonlySet<string> = new Set([
  'text',
  'search',
  'email',
  'tel',
  'url',
  'number',
  'date',
  'month',
]);

/** What is typed into or chosen from, also inside an open shadow root; null for everything else, and for passwords. */
export const fieldOf = ({ path: [target] }: Pick<Held, 'path'>): Field | null =>
  target instanceof Element ? fieldAt(target) : null;

export const fieldAt = (target: Element): Field | null => {
  if (target instanceof HTMLInputElement) return written.has(target.type) ? target : null;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return target;
  return target instanceof HTMLElement && target.isContentEditable ? editingHost(target) : null;
};

const editingHost = (inside: HTMLElement): HTMLElement => {
  let host = inside;
  while (host.parentElement?.isContentEditable === true) host = host.parentElement;
  return host;
};

const isPlain = (field: Field): field is HTMLInputElement | HTMLTextAreaElement =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;

/** Of a long text the block that is written in now. */
export const textOf = (field: Field): string => {
  if (isPlain(field)) return field.value;
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text ?? '';
  const whole = field.childElementCount < 40 ? field.textContent : blockInUse(field);
  return whole.slice(-2_000);
};

/** As far as a detail reaches that is being written. */
const aroundCaret = { before: 250, after: 50 } as const;

/** What is being written now: on a long text all of it would be looked through at each key. */
export const textAtCaret = (field: Field): string => {
  if (field instanceof HTMLSelectElement) return textOf(field);
  if (!isPlain(field)) return blockInUse(field).slice(-aroundCaret.before);
  const { value } = field;
  const at = caretOf(field) ?? value.length;
  return value.slice(Math.max(0, at - aroundCaret.before), at + aroundCaret.after);
};

/** Boxes for addresses of mail and numbers tell nothing of theirs. */
const caretOf = (field: HTMLInputElement | HTMLTextAreaElement): number | null => field.selectionStart;

const blockInUse = (field: HTMLElement): string => {
  const at = document.getSelection()?.anchorNode ?? null;
  const block = at instanceof Element ? at : (at?.parentElement ?? null);
  return block !== null && field.contains(block) ? block.textContent : '';
};

/**
 * Takes out the sentence that `isIn` finds it in, all where it is in none by itself; by the browser's own hand, so that it can be
 * undone and the page hears of it.
 */
export const rubOut = (field: Field, isIn: (text: string) => boolean): void => {
  field.focus();
  if (field instanceof HTMLSelectElement) return chooseNothing(field);
  if (isPlain(field)) selectIn(field, isIn);
  else selectWithin(field, isIn);
  document.execCommand('delete');
};

const sentences = /[^]*?(?:[.!?]+(?:\s+|$)|\n+|$)/g;

const chooseNothing = (field: HTMLSelectElement): void => {
  field.selectedIndex = field.options[0]?.value === '' ? 0 : -1;
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
};

/** From and to; null where no sentence alone has it. */
const sentenceWith = (text: string, isIn: (text: string) => boolean): readonly [number, number] | null => {
  const found = [...text.matchAll(sentences)].find(([sentence]) => sentence !== '' && isIn(sentence));
  return found === undefined ? null : [found.index, found.index + found[0].length];
};

const selectIn = (field: HTMLInputElement | HTMLTextAreaElement, isIn: (text: string) => boolean): void => {
  const found = sentenceWith(field.value, isIn);
  if (found === null || caretOf(field) === null) field.select();
  else field.setSelectionRange(...found);
};

const selectWithin = (field: HTMLElement, isIn: (text: string) => boolean): void => {
  const selection = document.getSelection();
  const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const found = sentenceWith(text.textContent ?? '', isIn);
    if (found !== null) return selection?.setBaseAndExtent(text, found[0], text, found[1]);
  }
  selection?.selectAllChildren(field);
};

const known = new WeakMap<Field, FieldFacts>();

/** Looked up once a field: labels are far away in the page. */
export const factsOf = (field: Field): FieldFacts => {
  const before = known.get(field);
  if (before !== undefined) return before;
  const label = labelOf(field);
  const facts = {
    label,
    type: field instanceof HTMLInputElement ? field.type : 'text',
    isSearch: isSearchBox(field, label),
    isSignIn: isSignIn(formOf(field)),
  };
  known.set(field, facts);
  return facts;
};

const labelOf = (field: Field): string => {
  const attributes = ['name', 'id', 'placeholder', 'aria-label', 'autocomplete', 'title'];
  const own = attributes.map((name) => field.getAttribute(name) ?? '');
  const isLabelled = isPlain(field) || field instanceof HTMLSelectElement;
  const labels = isLabelled ? [...(field.labels ?? [])].map(({ textContent }) => textContent) : [];
  const legend = field.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
  const by = field.getAttribute('aria-labelledby');
  const named = by === null ? '' : (document.getElementById(by.split(' ')[0] ?? '')?.textContent ?? '');
  return [...own, ...labels, legend, named]
    .join(' ')
    .replace(/[_\s]+/g, ' ')
    .slice(0, 400)
    .toLowerCase();
};

const searchWords = /\bsearch\b|\bquery\b|\bfind\b|\bchwilio\b/;
const isSearchBox = (field: Field, label: string): boolean =>
  (field instanceof HTMLInputElement && (field.type === 'search' || field.name === 'q')) ||
  field.closest('[role=search], search') !== null ||
  field.getAttribute('role') === 'searchbox' ||
  searchWords.test(label);

export const formOf = (field: Field): HTMLFormElement | null =>
  isPlain(field) || field instanceof HTMLSelectElement ? field.form : field.closest('form');

const fieldsIn = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.elements].filter((each) => each instanceof HTMLInputElement);

const passwordsIn = (form: HTMLFormElement): HTMLInputElement[] =>
  fieldsIn(form).filter(({ type }) => type === 'password');

const joinWords = /sign ?-?up|regist|create (?:an |your )?account|join|ymuno|cofrestru/i;
const saysJoin = (form: HTMLFormElement): boolean =>
  joinWords.test(`${form.id} ${form.name} ${form.className} ${form.action}`) ||
  [...form.querySelectorAll('button, input[type=submit], h1, h2, h3, legend')].some((each) =>
    joinWords.test(each instanceof HTMLInputElement ? each.value : each.textContent),
  );

const asksMore = (form: HTMLFormElement): number =>
  fieldsIn(form).filter((each) =>
    /e-?mail|birth|dob|age|first|last|full.?name/i.test(
      `${each.type} ${each.name} ${each.id} ${each.autocomplete}`,
    ),
  ).length +
  form.querySelectorAll('select[name*="birth" i], select[name*="year" i], select[name*="month" i]').length;

/** A password, and more about the child than one needs to come in. */
export const isSignUp = (form: HTMLFormElement | null): boolean => {
  if (form === null) return false;
  const passwords = passwordsIn(form);
  if (passwords.length === 0) return false;
  const isNew = passwords.length > 1 || passwords.some((each) => each.autocomplete === 'new-password');
  return asksMore(form) > 0 && (isNew || saysJoin(form) || asksMore(form) > 2);
};

const isSignIn = (form: HTMLFormElement | null): boolean =>
  form !== null && passwordsIn(form).length === 1 && !isSignUp(form);
