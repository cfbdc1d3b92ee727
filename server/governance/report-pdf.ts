import {
  decisionRowLabels,
  firstLookLabels,
  reviewBodyLabels,
  type GovernorsReport,
  type PublishedReport,
  type ReviewText,
} from '#shared/governance/governors-report.ts';
import {
  countBars,
  dateInWords,
  headline,
  kindBars,
  kindsSentence,
  lateSentence,
  methodSentences,
  percentInTime,
  type CountBar,
} from '#shared/governance/report-words.ts';
import { termLabel } from '#shared/governance/school-terms.ts';
import { Sheet } from '../exports/sheet.ts';
import { schoolMoment } from '../lessons/school-moment.ts';

/** A published report on paper. `earlier`: those before it, the newest first. */
export const printReport = (
  published: PublishedReport,
  earlier: readonly GovernorsReport[],
): Promise<Buffer> => {
  const { report, publishedAt, publishedBy } = published;
  const { schoolName, term } = report;
  const sheet = new Sheet({
    title: `${termLabel(term)}: report to the governors`,
    author: schoolName,
    at: publishedAt,
    name: `${schoolName} · ${termLabel(term)}`,
    mark: '',
  });
  sheet.title(
    `Report to the governors: ${termLabel(term)}`,
    `${schoolName}. ${dateInWords(term.startsOn)} to ${dateInWords(term.endsOn)}. Published ${dateInWords(schoolMoment(publishedAt).date)} by ${publishedBy}.`,
  );
  writeIncidents(sheet, report);
  writeTimes(sheet, report);
  writeTrends(sheet, [report, ...earlier].toReversed());
  writeFilter(sheet, report);
  writeReviews(sheet, report.reviews);
  sheet.heading('How children stay anonymous here');
  for (const sentence of methodSentences) sheet.note(sentence);
  sheet.note(`SHA-256 of this report in the ledger: ${published.sha256}`);
  return sheet.finish();
};

const pairsOf = (bars: readonly CountBar[]) => bars.map(({ label, value }) => [label, value] as const);

const writeIncidents = (sheet: Sheet, report: GovernorsReport): void => {
  sheet.heading(headline(report));
  sheet.bars(pairsOf(kindBars(report)));
  const sentence = kindsSentence(report);
  if (sentence !== null) sheet.paragraph(sentence);
  sheet.paragraph(lateSentence(report));
};

const writeTimes = (sheet: Sheet, { incidents, firstLook, decision }: GovernorsReport): void => {
  if (incidents === 0) return;
  sheet.heading('First look');
  sheet.bars(pairsOf(countBars(firstLook, firstLookLabels)));
  sheet.heading('Decision');
  sheet.bars(pairsOf(countBars(decision, decisionRowLabels)));
};

const writeTrends = (sheet: Sheet, series: readonly GovernorsReport[]): void => {
  if (series.length < 2) return;
  sheet.heading('Incidents, term by term');
  sheet.bars(series.map(({ term, incidents }) => [termLabel(term), incidents]));
  sheet.heading('Looked at in time, of a hundred');
  sheet.bars(series.map((each) => [termLabel(each.term), percentInTime(each)]));
};

const writeFilter = (sheet: Sheet, { filter, selfTests }: GovernorsReport): void => {
  sheet.heading('The filter');
  sheet.rows([
    ['Policies published', String(filter.versions)],
    ['With a second person', String(filter.approved)],
    ['Emergency blocks', String(filter.emergencies)],
    ['Tests on devices', `${selfTests.run}, of which ${selfTests.passed} passed`],
  ]);
};

const writeReviews = (sheet: Sheet, reviews: readonly ReviewText[]): void => {
  sheet.heading('Reviews');
  if (reviews.length === 0) sheet.paragraph('No review was recorded.');
  for (const { heldOn, body, decided, policyChanges, tookPart } of reviews) {
    sheet.paragraph(`${dateInWords(heldOn)}: ${reviewBodyLabels[body]}`, 'bold');
    sheet.rows([
      ['Decided', decided],
      ['Policy', policyChanges],
      ['Took part', tookPart],
    ]);
  }
};
