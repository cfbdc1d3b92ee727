import { useEffect } from 'preact/hooks';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';

/** The links in the rows are where the keyboard goes from row to row. */
const rowLinks = () => [...document.querySelectorAll<HTMLElement>('a[data-alert-id], a[data-incident-id]')];
const idOf = (link: Element | null | undefined): string | null =>
  link?.getAttribute('data-incident-id') ?? null;

export const stepRow = (by: number) => () => {
  const links = rowLinks();
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next]?.focus();
};

export const rowId = (): string | null =>
  idOf(document.activeElement?.closest('tr')?.querySelector('a[data-incident-id]'));

/** Coming back to the list, the keyboard goes on where it was, or at what has taken the place of what is done. */
export const useRowPlace = (incidents: readonly IncidentSummary[]): void => {
  const { desk } = useDashboard();
  const ids = incidents.map(({ incidentId }) => incidentId);
  useEffect(() => {
    if (ids.length === 0) return;
    const place = desk.takePlace(ids);
    desk.listed(ids);
    if (place !== null)
      rowLinks()
        .find((link) => idOf(link) === place)
        ?.focus();
  }, [ids.join()]);
};
