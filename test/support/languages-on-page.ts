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
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (around === null || text === '' || around.matches('script, style')) continue;
      const language = around.closest('[lang]')?.getAttribute('lang') ?? '';
      parts.push({ text, language, direction: getComputedStyle(around).direction });
    }
    return parts;
  });
