import { Window } from 'happy-dom';
import type { DetailKind } from '#shared/prompts/moments.ts';
import type { MadeForm } from './made-form.ts';

const own = { names: ['Nia', 'Brook'], school: 'Hazel Wood Primary School' };

/** What the extension's own code recognises in a form, in a page made for it. */
export const recogniserOf = async (): Promise<(form: MadeForm) => readonly DetailKind[]> => {
  const window = new Window();
  for (const name of [
    'HTMLElement',
    'Element',
    'HTMLInputElement',
    'HTMLTextAreaElement',
    'HTMLSelectElement',
    'HTMLFormElement',
    'document',
  ] as const)
    Object.assign(globalThis, { [name]: window[name] });
  const { factsOf, fieldAt, textOf } = await import('../../../extension/prompts/fields.ts');
  const { detailsIn } = await import('../../../extension/prompts/personal-details.ts');
  return ({ html, typed }) => {
    window.document.body.innerHTML = html;
    const box = window.document.querySelector(
      'input, textarea, [contenteditable]',
    ) as unknown as HTMLElement | null;
    const field = box && fieldAt(box);
    if (field === null) throw new Error(`Nothing can be typed into ${html}`);
    if ('value' in field) field.value = typed;
    else field.textContent = typed;
    return detailsIn(textOf(field), factsOf(field), own);
  };
};
