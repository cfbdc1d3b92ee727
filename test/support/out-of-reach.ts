import type { Page } from 'puppeteer';

/** Words and controls that stand beyond the sides of the window, or are cut off by what they stand in. */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const named = (element: Element): string =>
      `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 60)}"`;
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const cuts = (element: Element): boolean => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      return (
        (isCut(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (isCut(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    };
    const all = [...document.querySelectorAll('body :not(.visually-hidden)')].filter(isShown);
    const withWords = all.filter((element) =>
      [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
    );
    const wide = withWords.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -1 || right > innerWidth + 1);
    });
    const cut = withWords.filter((element) => element.getBoundingClientRect().width > 1 && cuts(element));
    const root = document.scrollingElement ?? document.documentElement;
    return [
      ...(root.scrollWidth > root.clientWidth ? [`scrolls sideways: ${root.scrollWidth} px`] : []),
      ...wide.map((element) => `beyond the side: ${named(element)}`),
      ...cut.map((element) => `cut: ${named(element)}`),
    ];
  });
