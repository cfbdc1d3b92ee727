import type { Page } from 'puppeteer';

export interface SpokenPart {
  readonly text: string;
  /** What a screen reader takes it for: of the nearest element that says so. */
  readonly language: string;
  readonly direction: string;
}

/** Every piece of text on a page of ours, hidden names too, with the language it is marked as. */
export const spokenParts = (page: Page): Promise<readonly SpokenPart[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const parts: { text: string; language: string; direction: string }[] = [];
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement;
      // What is read aloud stands word by word, and is one sentence.
      const heard = around?.matches('.word') ? around.closest('[data-say]') : null;
      if (heard !== null && heard?.querySelector('.word') !== around) continue;
      const text = (heard ?? walker.currentNode).textContent?.trim() ?? '';
      if (around === null || text === '' || around.matches('script, style')) continue;
      const language = around.closest('[lang]')?.getAttribute('lang') ?? '';
      parts.push({ text, language, direction: getComputedStyle(around).direction });
    }
    return parts;
  });
