import type { Incident } from '#shared/api/incidents.ts';
import { hostOf } from '../../state/address.ts';

/** The tabs that were open then, the one in front first; nothing where none were taken down. */
export const TabsThen = ({ tabs }: { tabs: NonNullable<Incident['facts']['tabs']> }) =>
  tabs.length === 0 ? null : (
    <section class="card" aria-labelledby="tabs-then-title">
      <h2 id="tabs-then-title">Tabs that were open</h2>
      <ul class="timeline plain">
        {tabs
          .toSorted((one, other) => Number(other.isActive) - Number(one.isActive))
          .map(({ url, title, isActive }, place) => (
            <li key={place}>
              <span>
                <bdi class="line-title">{title || hostOf(url)}</bdi>
                {isActive && <strong> · In front</strong>}
                <bdi class="address">{url}</bdi>
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
