import { useLayoutEffect } from 'preact/hooks';
import type { DeskItem } from '#shared/api/desk.ts';
import { useDashboard } from '../../dashboard-context.ts';

const link = 'a[data-desk-id]';

/** The links in the rows are where the keyboard goes from row to row. */
const rowLinks = () => [...document.querySelectorAll<HTMLElement>(link)];
const idOf = (element: Element | null | undefined): string | null =>
  element?.getAttribute('data-desk-id') ?? null;

export const stepRow = (by: number) => () => {
  const links = rowLinks();
  const at = links.findIndex((each) => each === document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next]?.focus();
};

/** The row that has the focus. */
export const rowId = (): string | null => idOf(document.activeElement?.closest('tr')?.querySelector(link));

/** Coming back to the list, the keyboard goes on where it was, or at what has taken the place of what is done. */
export const useRowPlace = (items: readonly DeskItem[]): void => {
  const { desk } = useDashboard();
  const ids = items.map(({ id }) => id);
  useLayoutEffect(() => {
    if (ids.length === 0) return;
    const place = desk.takePlace(ids);
    desk.listed(ids);
    if (place !== null)
      rowLinks()
        .find((each) => idOf(each) === place)
        ?.focus();
  }, [ids.join()]);
};
