import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { GovernorsReport, PublishedReport } from '#shared/governance/governors-report.ts';
import { termLabel } from '#shared/governance/school-terms.ts';
import { dateInWords } from '#shared/governance/report-words.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { ReportView } from './report-view.tsx';
import { TermDates } from './term-dates.tsx';

export interface NextReportProps {
  readonly next: NonNullable<EndpointAnswer<'governorsReports'>['next']>;
  readonly reports: readonly PublishedReport[];
  readonly onPublished: () => Promise<void>;
}

/** What comes next: a look ahead while the term runs, publishing when it is over. */
export const NextReport = ({ next, reports, onPublished }: NextReportProps) => {
  const { api, notices } = useDashboard();
  const preview = useSignal<GovernorsReport | null>(null);
  const isBusy = useSignal(false);
  const look = async () => {
    isBusy.value = true;
    const result = await api.call('previewGovernorsReport', {});
    isBusy.value = false;
    if (result.ok) preview.value = result.value;
    else notices.say('bad', result.detail);
  };
  return (
    <section class="card next-report no-print">
      <div>
        <h2>Next: {termLabel(next.term)}</h2>
        <p class="quiet-text">
          {next.isOver
            ? 'The term is over: look at the report, then publish it for the governors.'
            : `It can be published once the term is over, after ${dateInWords(next.term.endsOn)}.`}
        </p>
      </div>
      <div class="form-actions">
        <Button kind={next.isOver ? 'primary' : 'plain'} onClick={look} isBusy={isBusy.value}>
          {next.isOver ? 'Look and publish' : 'Look at it so far'}
        </Button>
        <TermDates onSaved={onPublished} />
      </div>
      {preview.value !== null && (
        <Preview
          report={preview.value}
          isOver={next.isOver}
          reports={reports}
          onClose={() => (preview.value = null)}
          onPublished={onPublished}
        />
      )}
    </section>
  );
};

interface PreviewProps extends Omit<NextReportProps, 'next'> {
  readonly report: GovernorsReport;
  readonly isOver: boolean;
  readonly onClose: () => void;
}

const Preview = ({ report, isOver, reports, onClose, onPublished }: PreviewProps) => {
  const { api, notices } = useDashboard();
  const series = [...reports.map((each) => each.report).toReversed(), report];
  const view = <ReportView report={report} series={series} />;
  return (
    <Dialog title="What governors will read" size="whole" name="next-report" onClose={onClose}>
      <p class="callout">
        {isOver
          ? 'Once published it never changes. Which numbers are held back beside the small ones is drawn by lot when you publish.'
          : 'The term is still running. Governors see nothing of this yet.'}
      </p>
      {isOver ? (
        <Form
          name="publish-report"
          submit="Publish for the governors"
          onSubmit={() => api.call('publishGovernorsReport', { startsOn: report.term.startsOn })}
          onDone={() => {
            notices.say('good', `The report on the ${termLabel(report.term)} is published.`);
            onClose();
            void onPublished();
          }}
          onCancel={onClose}
        >
          {view}
        </Form>
      ) : (
        view
      )}
    </Dialog>
  );
};
