import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { useResource } from '../../state/resource.ts';
import { wantsLabels } from './report-site.tsx';

const mostShown = 5;

/** What one has reported about the filter, with the answers; nothing where there is none. */
export const OwnReports = () => {
  const { api } = useDashboard();
  const own = useResource(() => api.call('ownFilterReports', {}), { reloadOn: 'filter-reports-changed' });
  const reports = (own.state.value.value ?? []).slice(0, mostShown);
  if (reports.length === 0) return null;
  return (
    <section class="card" aria-labelledby="own-reports-title">
      <h2 id="own-reports-title">Sites you reported</h2>
      <ul class="own-reports">
        {reports.map(({ requestId, url, wants, outcome, answer, answeredBy }) => (
          <li key={requestId}>
            <strong>
              <bdi>{hostOf(url)}</bdi>
            </strong>{' '}
            <span class="quiet-text">{wantsLabels[wants]}</span>
            <p dir="auto">
              {outcome === null ? 'Waiting for those who manage filtering.' : `${answeredBy}: ${answer}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};
