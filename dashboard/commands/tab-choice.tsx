import type { Signal } from '@preact/signals';
import type { Tile } from '#shared/class-snapshot.ts';
import { hostOf } from '../state/address.ts';
import { Choice } from '../ui/choice.tsx';

/** A site that is open on some of these screens. */
export interface OpenSite {
  readonly host: string;
  /** The address of one of its tabs. */
  readonly url: string;
  readonly title: string;
  readonly pupils: number;
}

/** Sites that are open, most pupils first. */
export const openSites = (tiles: readonly Tile[]): OpenSite[] => {
  const sites = new Map<string, OpenSite>();
  for (const { tabs } of tiles) {
    const own = new Map(tabs.filter(({ url }) => /^https?:/.test(url)).map((tab) => [hostOf(tab.url), tab]));
    for (const [host, { url, title }] of own) {
      sites.set(host, { url, title, ...sites.get(host), host, pupils: (sites.get(host)?.pupils ?? 0) + 1 });
    }
  }
  return [...sites.values()].toSorted((one, other) => other.pupils - one.pupils);
};

const mostShown = 12;

/** Which of the sites that are open. */
export const SiteChoice = ({ sites, url }: { sites: readonly OpenSite[]; url: Signal<string> }) =>
  sites.length === 0 ? (
    <p>No tab with a page of the web is open there.</p>
  ) : (
    <Choice
      legend="Which tab"
      look="list"
      value={url.value}
      onChange={(value) => (url.value = value)}
      options={sites.slice(0, mostShown).map((site) => ({
        value: site.url,
        label: (
          <>
            <bdi>{site.title || site.host}</bdi>{' '}
            <span class="quiet-text">
              {site.host} · {site.pupils} {site.pupils === 1 ? 'pupil' : 'pupils'}
            </span>
          </>
        ),
      }))}
    />
  );
