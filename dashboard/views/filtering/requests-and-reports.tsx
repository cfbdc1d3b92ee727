import { useDashboard } from '../../dashboard-context.ts';
import type { PolicyDraft } from '../../state/policy-draft.ts';
import type { Roster } from '../../state/policy-edit.ts';
import { groupReports } from '../../state/request-groups.ts';
import { useResource } from '../../state/resource.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { ExceptionsInForce } from '../requests/exceptions-in-force.tsx';
import { grantChoicesOf } from '../requests/grant-choices.ts';
import { GrantException } from '../requests/grant-exception.tsx';
import { NoticedSites } from '../requests/noticed-sites.tsx';
import { ReportSite } from '../requests/report-site.tsx';
import { ReportedSites } from '../requests/reported-sites.tsx';
import { RequestQueue } from '../requests/request-queue.tsx';

export interface RequestsAndReportsProps {
  /** Where a change that follows from a report is put. */
  readonly draft: PolicyDraft;
  readonly roster: Roster;
}

const Requests = () => {
  const { api } = useDashboard();
  const requests = useResource(() => api.call('requests', {}), { reloadOn: 'requests-changed' });
  return (
    <section class="card" aria-label="Requests outside lessons">
      <Loaded resource={requests} what="the requests">
        {(value) => <RequestQueue requests={value} lesson={null} />}
      </Loaded>
      <p class="quiet-text">
        What pupils ask in a lesson goes to its teacher. What they ask outside one, or nobody answered, is
        here.
      </p>
    </section>
  );
};

const Reports = ({ draft, roster }: RequestsAndReportsProps) => {
  const { api } = useDashboard();
  const reports = useResource(() => api.call('filterReports', {}), { reloadOn: 'filter-reports-changed' });
  return (
    <section class="card" aria-labelledby="reports-title">
      <h2 id="reports-title">Wrongly open, wrongly shut</h2>
      <Loaded resource={reports} what="the reports">
        {(value) => <ReportedSites groups={groupReports(value)} draft={draft} roster={roster} />}
      </Loaded>
    </section>
  );
};

const Noticed = ({ draft, roster }: RequestsAndReportsProps) => {
  const { api } = useDashboard();
  const sites = useResource(() => api.call('noticedSites', {}), { reloadOn: 'policy-status' });
  return (
    <section class="card" aria-labelledby="noticed-title">
      <h2 id="noticed-title">Sites to look at</h2>
      <p class="quiet-text">On no list and in no category. What you decide goes into your draft.</p>
      <Loaded resource={sites} what="the sites">
        {(value) => <NoticedSites sites={value} draft={draft} roster={roster} />}
      </Loaded>
    </section>
  );
};

const Open = ({ roster }: { roster: Roster }) => {
  const { api } = useDashboard();
  const exceptions = useResource(() => api.call('exceptions', {}), { reloadOn: 'exceptions-changed' });
  return (
    <section class="card" aria-labelledby="open-title">
      <h2 id="open-title">Open for a while</h2>
      <Loaded resource={exceptions} what="what is open">
        {(value) => <ExceptionsInForce exceptions={value} mayEnd />}
      </Loaded>
      <h3>Open a site for a while</h3>
      <p class="quiet-text">
        It closes by itself at its end, also on a device that is offline. Never what is illegal or stopped in
        an emergency.
      </p>
      <GrantException choices={grantChoicesOf(roster)} lesson={null} />
    </section>
  );
};

/** What pupils ask for, what people report, what nobody has judged yet, and what is open for a while. */
export const RequestsAndReports = ({ draft, roster }: RequestsAndReportsProps) => (
  <div class="requests-page">
    <div>
      <Requests />
      <Reports draft={draft} roster={roster} />
      <Noticed draft={draft} roster={roster} />
    </div>
    <div>
      <Open roster={roster} />
      <section class="card" aria-labelledby="report-title">
        <h2 id="report-title">Report a site yourself</h2>
        <ReportSite />
      </section>
    </div>
  </div>
);
