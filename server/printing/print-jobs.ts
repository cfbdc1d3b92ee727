import type { GovernorsReport, PublishedReport } from '#shared/governance/governors-report.ts';
import { incidentForm, type IncidentForm } from '../exports/incident-form.ts';
import { printReport } from '../governance/report-pdf.ts';
import { printYearlyReview, type YearlyReviewOnPaper } from '../governance/yearly-review-pdf.ts';

/** What is printed: all that goes onto the pages, and nothing that has to be asked for. */
export type PrintJob =
  | { readonly kind: 'incident'; readonly form: IncidentForm }
  | {
      readonly kind: 'governors-report';
      readonly published: PublishedReport;
      /** The newest first. */
      readonly earlier: readonly GovernorsReport[];
    }
  | { readonly kind: 'yearly-review'; readonly review: YearlyReviewOnPaper };

export const runPrintJob = (job: PrintJob): Promise<Buffer> => {
  switch (job.kind) {
    case 'incident':
      return incidentForm(job.form);
    case 'governors-report':
      return printReport(job.published, job.earlier);
    case 'yearly-review':
      return printYearlyReview(job.review);
  }
};
