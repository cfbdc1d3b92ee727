import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { PublishedReport } from '#shared/governance/governors-report.ts';
import { termLabel } from '#shared/governance/school-terms.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay } from '../../state/when.ts';
import { Field } from '../../ui/field.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { NextReport } from './next-report.tsx';
import { ReportView } from './report-view.tsx';
import { SavePdf } from './save-pdf.tsx';

type Answer = EndpointAnswer<'governorsReports'>;

const Standing = ({ published }: { published: PublishedReport }) =>
  published.isIntact ? (
    <p class="quiet-text">
      Published {calendarDay(published.publishedAt)} by <bdi>{published.publishedBy}</bdi>. It does not change
      any more. <span class="hash">SHA-256 {published.sha256.slice(0, 16)}…</span>
    </p>
  ) : (
    <p class="callout" role="alert">
      This is not the report that the ledger says was published. Do not rely on it; look into the ledger.
    </p>
  );

interface ReportPickerProps {
  readonly reports: readonly PublishedReport[];
  readonly value: string;
  readonly onChange: (reportId: string) => void;
}

const ReportPicker = ({ reports, value, onChange }: ReportPickerProps) => (
  <Field label="Term">
    {(ids) => (
      <select {...ids} name="term" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {reports.map(({ reportId, report }) => (
          <option key={reportId} value={reportId}>
            {termLabel(report.term)}
          </option>
        ))}
      </select>
    )}
  </Field>
);

const Published = ({ reports }: { reports: readonly PublishedReport[] }) => {
  const chosen = useSignal<string | null>(null);
  const at = Math.max(
    0,
    reports.findIndex(({ reportId }) => reportId === chosen.value),
  );
  const published = reports[at];
  if (published === undefined) return null;
  const series = reports
    .slice(at)
    .map(({ report }) => report)
    .toReversed();
  return (
    <section class="published-report">
      <div class="report-bar no-print">
        <ReportPicker
          reports={reports}
          value={published.reportId}
          onChange={(reportId) => (chosen.value = reportId)}
        />
        <SavePdf
          path={`/api/governors-reports/${published.reportId}/pdf`}
          fileName={`governors-report-${published.report.term.startsOn}.pdf`}
        />
      </div>
      <Standing published={published} />
      <ReportView report={published.report} series={series} />
    </section>
  );
};

const Governors = ({ answer, reload }: { answer: Answer; reload: () => Promise<void> }) => (
  <>
    {answer.next !== null && <NextReport next={answer.next} reports={answer.reports} onPublished={reload} />}
    {answer.reports.length === 0 ? (
      <Empty title="No report has been published yet">
        <p>The first one stands here once a term is over and somebody has published it.</p>
      </Empty>
    ) : (
      <Published reports={answer.reports} />
    )}
  </>
);

/** The reports that governors read, and for those who make them the next one. */
export const GovernorsTab = () => {
  const { api } = useDashboard();
  const reports = useResource(() => api.call('governorsReports', {}));
  return (
    <Loaded resource={reports} what="the reports">
      {(answer) => <Governors answer={answer} reload={reports.reload} />}
    </Loaded>
  );
};
