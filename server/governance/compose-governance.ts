import type { Handlers } from '../http/endpoint.ts';
import type { governanceApi } from '#shared/api/governance.ts';
import { GovernorsReports, type GovernorsReportsParts } from './governors-reports.ts';
import type { MountReportFilesParts } from './mount-report-files.ts';
import { queueFigures } from './queue-figures.ts';
import { ReviewMeetings } from './review-meetings.ts';
import { SchoolTerms } from './school-terms.ts';
import { staffLooks } from './staff-looks.ts';
import { YearlyReview, type YearlyReviewParts } from './yearly-review.ts';

/** Reports: what governors, the head and the safeguarding lead read of how the school does. */
export const composeGovernance = (ground: Omit<GovernorsReportsParts, 'terms'> & YearlyReviewParts) => {
  const terms = new SchoolTerms(ground);
  const reports = new GovernorsReports({ ...ground, terms });
  const reviews = new ReviewMeetings(ground);
  const yearly = new YearlyReview(ground);
  const handlers: Pick<Handlers, keyof typeof governanceApi> = {
    governorsReports: reports.list,
    previewGovernorsReport: reports.preview,
    publishGovernorsReport: reports.publish,
    schoolTerms: terms.read,
    saveSchoolTerms: terms.save,
    reviewMeetings: reviews.list,
    recordReview: reviews.record,
    yearlyReview: yearly.read,
    saveSelfReviewAnswer: yearly.save,
    queueFigures: queueFigures(ground),
    ...staffLooks(ground),
  };
  const files: Omit<MountReportFilesParts, 'sessions'> = {
    reportFile: (actor, reportId) => reports.file(actor, reportId),
    yearlyReviewFile: (actor, year) => yearly.file(actor, year),
  };
  return { handlers, files };
};
