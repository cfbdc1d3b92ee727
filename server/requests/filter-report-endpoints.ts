import type { ReportedSite } from '#shared/api/filter-reports.ts';
import { decide, freeSubject, type Person } from '#shared/policy/decide.ts';
import type { BoundPupil } from '#shared/people.ts';
import { failure, success } from '#shared/result.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Clock } from '../clock.ts';
import { askMay } from '../people/ask-may.ts';
import type { FilterReports, StoredFilterReport } from './filter-reports.ts';

export interface FilterReportEndpointsParts {
  readonly filterReports: FilterReports;
  readonly roster: ClassRoster;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly policies: Pick<PolicyStore, 'current'>;
  readonly viewers: Pick<Viewers, 'filterReportsChanged'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type FilterReportEndpoints = Pick<
  Handlers,
  'filterReports' | 'ownFilterReports' | 'reportSite' | 'answerFilterReports'
>;

export const filterReportEndpoints = (parts: FilterReportEndpointsParts): FilterReportEndpoints => ({
  filterReports: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'manage-filtering', {}, 'filter-reports');
    return refused ?? success(await described(parts, await parts.filterReports.shown(parts.clock())));
  },

  ownFilterReports: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'report-site', {}, 'filter-reports');
    if (refused) return refused;
    const own = await parts.filterReports.ofAccount(actor.accountId, parts.clock());
    return success(await described(parts, own));
  },

  reportSite: async (about, { actor }) => {
    const refused = await askMay(parts, actor, 'report-site', {}, 'filter-reports');
    if (refused) return refused;
    const requestId = await parts.filterReports.addOfStaff(actor.accountId, parts.clock(), about);
    const entry = { actor: actor.accountId, action: 'report-site', object: requestId, outcome: 'recorded' };
    await parts.ledger.append({ ...entry, facts: about });
    parts.viewers.filterReportsChanged();
    return success({ requestId });
  },

  answerFilterReports: async ({ requestIds, outcome, words }, { actor }) => {
    const refused = await askMay(parts, actor, 'manage-filtering', {}, 'filter-reports');
    if (refused) return refused;
    const { accountId } = actor;
    const answer = { outcome, words, by: accountId, at: parts.clock() };
    const answered = await parts.filterReports.answer([...new Set(requestIds)], answer);
    if (answered.length === 0) return failure('conflict', 'This has been answered already.');
    for (const { requestId } of answered) {
      const entry = { actor: accountId, action: 'answer-filter-report', object: requestId, outcome };
      await parts.ledger.append({ ...entry, facts: { words } });
    }
    await parts.placement.settlePupils([...new Set(answered.flatMap(({ pupilId }) => pupilId ?? []))]);
    parts.viewers.filterReportsChanged();
    return success({});
  },
});

const described = async (
  { roster, policies, clock }: FilterReportEndpointsParts,
  reports: readonly StoredFilterReport[],
): Promise<ReportedSite[]> => {
  const pupils = await roster.bound(reports.flatMap(({ pupilId }) => pupilId ?? []));
  const names = await roster.namesOf(reports.flatMap(({ answeredBy }) => answeredBy ?? []));
  return reports.map((report) => {
    const person = personOf(report, pupils.get(report.pupilId ?? ''));
    const { verdict, rule } = decide(policies.current.compiled, freeSubject(person), report.url, clock());
    return {
      requestId: report.requestId,
      url: report.url,
      wants: report.wants,
      words: report.words,
      reporter: report.accountName ?? report.pupilName ?? 'Somebody without a name',
      className: report.className,
      pupilId: report.pupilId,
      reportedAt: report.reportedAt,
      verdict,
      rule,
      outcome: report.outcome,
      answer: report.answer,
      answeredBy: report.answeredBy === null ? '' : (names.get(report.answeredBy) ?? 'ThinkClick'),
      answeredAt: report.answeredAt,
    };
  });
};

const personOf = ({ accountId }: StoredFilterReport, pupil: BoundPupil | undefined): Person => {
  if (pupil) return { kind: 'pupil', pupil };
  return { kind: accountId === null ? 'guest' : 'staff' };
};
