import type { Held } from './event-path.ts';
import { fieldOf, formOf, type Field } from './fields.ts';

/** Something that is about to be sent, and how to let it go after all. */
export interface Sending {
  readonly event: Event;
  /** What goes with it: all that was typed where there is no form. */
  readonly form: HTMLFormElement | null;
  readonly letGo: () => void;
}

/** What an event is about to send; null for everything else. */
export const sendingOf = ({ event, path }: Held): Sending | null => {
  if (event.type === 'submit') return submitted(event, path);
  if (event.type === 'click') return pressed(event, path);
  return event instanceof KeyboardEvent ? entered(event, path) : null;
};

const submitted = (event: Event, [form]: readonly EventTarget[]): Sending | null => {
  if (!(form instanceof HTMLFormElement)) return null;
  const { submitter } = event as SubmitEvent;
  return { event, form, letGo: () => form.requestSubmit(submitter?.isConnected === true ? submitter : null) };
};

/** Higher ones are for several lines: Enter begins the next one there. */
const lowBoxPx = 110;

const entered = (event: KeyboardEvent, path: readonly EventTarget[]): Sending | null => {
  if (event.type !== 'keydown' || event.key !== 'Enter' || event.shiftKey || event.isComposing) return null;
  const field = fieldOf({ path });
  if (field === null || (!(field instanceof HTMLInputElement) && field.clientHeight > lowBoxPx)) return null;
  return { event, form: formOf(field), letGo: () => pressEnter(field, event) };
};

const pressEnter = (field: Field, { key, code, ctrlKey, metaKey }: KeyboardEvent): void => {
  field.focus();
  const about = {
    key,
    code,
    ctrlKey,
    metaKey,
    keyCode: 13,
    which: 13,
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  const isLeft = field.dispatchEvent(new KeyboardEvent('keydown', about));
  field.dispatchEvent(new KeyboardEvent('keyup', about));
  // What the browser does by itself after a key of a person's.
  if (isLeft && field instanceof HTMLInputElement) field.form?.requestSubmit();
};

const sendWords =
  /\b(?:send|post|submit|join|sign ?-?up|register|reply|comment|share|publish|save|next|continue|chat|go|ok|done|anfon|ymuno|postio|rhannu)\b/i;

const pressed = (event: Event, path: readonly EventTarget[]): Sending | null => {
  const elements = path.filter((each) => each instanceof HTMLElement);
  const button = elements.find((each) => each.matches(buttons)) ?? elements.find(isPressable);
  if (button === undefined || !isSend(button)) return null;
  return { event, form: button.closest('form'), letGo: () => button.click() };
};

const buttons = 'button, [role=button], input:is([type=button], [type=submit], [type=image])';

/** What else is pressed to do something: a link too, or whatever has the hand over it. */
const isPressable = (element: HTMLElement): boolean =>
  element.matches('a, [onclick]') || getComputedStyle(element).cursor === 'pointer';

/** A form tells of itself by its submit; a button without one by its words, or by having none; other things by their words. */
const isSend = (button: HTMLElement): boolean => {
  if (isSubmit(button)) return false;
  const words =
    `${button instanceof HTMLInputElement ? button.value : button.innerText} ${button.ariaLabel ?? ''} ${button.title}`.trim();
  return words === '' ? button.matches(buttons) : sendWords.test(words.slice(0, 60));
};

const isSubmit = (button: HTMLElement): boolean =>
  (button instanceof HTMLButtonElement || button instanceof HTMLInputElement) &&
  /^(?:submit|image)$/.test(button.type) &&
  button.form !== null;
