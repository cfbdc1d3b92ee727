import { browser } from '../browser.ts';

const answerWithinMs = 300;

/**
 * Whether a page or a frame in it asks for a password. A field that shows what was typed is one still: its type is another
 * then. Null where the page does not answer in time; fields inside closed components are not found.
 */
export const hasPasswordField = (tabId: number): Promise<boolean | null> => {
  const found = browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, injectImmediately: true, func: findPasswordField })
    .then(
      (answers) => answers.some(({ result }) => result === true),
      // The browser's own error page, or a page that it lets nobody touch.
      () => false,
    );
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), answerWithinMs));
  return Promise.race([found, tooLate]);
};

/** Runs in the page, in the extension's own world: nothing outside of it is known there. */
const findPasswordField = (): boolean => {
  const world = globalThis as { thinkclickPasswords?: WeakSet<Element> };
  const known = (world.thinkclickPasswords ??= new WeakSet());
  let isThere = false;
  for (const field of document.querySelectorAll('input')) {
    const asks = field.type === 'password' || field.autocomplete.includes('password');
    if (asks) known.add(field);
    isThere ||= known.has(field) && field.checkVisibility({ visibilityProperty: true });
  }
  return isThere;
};
