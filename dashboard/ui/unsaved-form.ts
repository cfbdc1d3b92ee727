import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDashboard } from '../dashboard-context.ts';

const valueOf = (field: Element): string => {
  if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type))
    return `${field.value} ${field.checked}`;
  return 'value' in field ? String(field.value) : '';
};

const read = (form: HTMLFormElement, fields: string): string =>
  JSON.stringify([...form.querySelectorAll(fields)].map(valueOf));

const readForm = (form: HTMLFormElement) => ({
  all: read(form, 'input, select, textarea'),
  words: read(form, 'textarea'),
});

/** What a form is known by: the heading above it. */
const titleOf = (form: HTMLFormElement): string | null =>
  form.closest('section, dialog, .page')?.querySelector('h1, h2')?.textContent.trim() ?? null;

/** Before a hand does something to a form. */
const beforeHands = ['focusin', 'keydown', 'pointerdown', 'beforeinput'] as const;

/**
 * Whether somebody has changed a form since it came or was saved. What its fields were is read just before the first hand is
 * laid on them, because some have their values only after a while.
 */
const watchForm = (form: HTMLFormElement) => {
  const ends = new AbortController();
  const { signal } = ends;
  let before = readForm(form);
  let isTouched = false;
  const look = () => {
    if (!isTouched) before = readForm(form);
  };
  const touch = () => (isTouched = true);
  for (const name of beforeHands) form.addEventListener(name, look, { capture: true, signal });
  form.addEventListener('input', touch, { signal });
  form.addEventListener('change', touch, { signal });
  // Some buttons take lines out or add them.
  form.addEventListener(
    'click',
    ({ target }) => target instanceof Element && target.closest('button') !== null && touch(),
    { signal },
  );
  return {
    isUnsaved: () => isTouched && readForm(form).all !== before.all,
    hasWordsIn: (part: Element) => part.contains(form) && isTouched && readForm(form).words !== before.words,
    letGo: () => (isTouched = false),
    end: () => ends.abort(),
  };
};

/** A form whose words are asked about before they are lost; the answer is called when they are saved. */
export const useUnsavedForm = (
  ref: RefObject<HTMLFormElement | null>,
  { mayBeLost }: { readonly mayBeLost: boolean },
): (() => void) => {
  const { unsaved } = useDashboard();
  const watch = useRef<ReturnType<typeof watchForm> | null>(null);
  useLayoutEffect(() => {
    const form = ref.current;
    if (form === null || mayBeLost) return undefined;
    const { end, ...place } = (watch.current = watchForm(form));
    const remove = unsaved.add({ ...place, title: () => titleOf(form) });
    return () => {
      end();
      remove();
    };
  }, []);
  return () => watch.current?.letGo();
};
