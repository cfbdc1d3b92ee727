// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { Capability } from '#shared/api/sign-in.ts';
import type { GovernorsReport, PublishedReport } from '#shared/governance/governors-report.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard, somebody } from '../../play-dashboard.tsx';
import { DeskTab } from './desk-tab.tsx';
import { ReportsPage } from './reports-page.tsx';
import { ReviewsTab } from './reviews-tab.tsx';
import { StaffTab } from './staff-tab.tsx';
import { YearlyTab } from './yearly-tab.tsx';

const report = (change: Partial<GovernorsReport> = {}): GovernorsReport => ({
  schoolName: 'Oak School',
  term: { name: 'spring', year: 2026, startsOn: '2027-01-01', endsOn: '2027-04-12' },
  incidents: 26,
  kinds: [
    { row: 'hurtful-message', count: 12 },
    { row: 'downloads', count: null },
    { row: 'gambling-or-challenge', count: 0 },
  ],
  firstLook: [
    { row: 'in-time', count: 20 },
    { row: 'late', count: 6 },
  ],
  decision: [{ row: 'one-day', count: null }],
  lateChanges: 8,
  filter: { versions: 4, approved: 2, emergencies: 1 },
  selfTests: { run: 7, passed: 6 },
  reviews: [],
  ...change,
});
const published = (change: Partial<PublishedReport> = {}): PublishedReport => ({
  reportId: 'r2',
  publishedAt: 0,
  publishedBy: 'Dr Penrose',
  sha256: 'ab'.repeat(32),
  isIntact: true,
  report: report(),
  ...change,
});
const earlier = published({
  reportId: 'r1',
  report: report({
    term: { name: 'autumn', year: 2026, startsOn: '2026-09-01', endsOn: '2026-12-31' },
    incidents: null,
  }),
});

let play: ReturnType<typeof playDashboard>;
const sit = (...capabilities: Capability[]) => {
  const { account } = somebody;
  play = playDashboard({ ...somebody, account: account && { ...account, capabilities } });
  play.on('governorsReports', () => success({ reports: [published(), earlier], next: null }));
};
const openPage = async () => {
  await play.show(<ReportsPage />);
};
const words = () => play.root.textContent.replaceAll(/\s+/g, ' ');

beforeEach(() => {
  history.replaceState(null, '', '/reports');
  sit('read-reports');
});

test('a governor reads the newest report: numbers, what is held back, and the trend in words', async () => {
  await openPage();
  expect(words()).toContain('26 incidents');
  const row = (key: string) => play.root.querySelector(`.bar-chart [data-key="${key}"]`)?.textContent;
  expect(row('hurtful-message')).toBe('Unkind words, harassment or bullying12');
  expect(row('downloads')).toContain('Held back');
  expect(words()).toContain('There were none of the other kinds.');
  const trend = play.root.querySelector('svg[role="img"]');
  expect(trend?.getAttribute('aria-label')).toBe(
    'Incidents, term by term: Autumn 2026 held back, Spring 2027 26.',
  );
  expect(play.root.querySelector('.tabs')).toBeNull();
  expect(words()).not.toContain('Look and publish');
});

test('a governor reads an earlier one', async () => {
  await openPage();
  const select = play.root.querySelector('select');
  if (select) select.value = 'r1';
  select?.dispatchEvent(new Event('change', { bubbles: true }));
  await play.settle();
  expect(words()).toContain('Incidents: so few that their number is not told');
});

test('says so before there is any, and where one was changed', async () => {
  play.on('governorsReports', () => success({ reports: [], next: null }));
  await openPage();
  expect(words()).toContain('No report has been published yet');
  await play.leave();
  play.on('governorsReports', () => success({ reports: [published({ isIntact: false })], next: null }));
  await openPage();
  expect(play.root.querySelector('[role="alert"]')?.textContent).toContain('Do not rely on it');
});

test('the head looks at the next one and publishes it when its term is over', async () => {
  sit('read-reports', 'publish-reports');
  const { term } = report();
  play.on('governorsReports', () => success({ reports: [], next: { term, isOver: true } }));
  play.on('previewGovernorsReport', () => success(report()));
  play.on('publishGovernorsReport', () => success(published()));
  await openPage();
  await play.press('Look and publish');
  expect(words()).toContain('Once published it never changes');
  await play.submit('publish-report');
  expect(play.requestsOf('publishGovernorsReport')).toEqual([{ startsOn: '2027-01-01' }]);
});

test('while the term runs there is nothing to publish', async () => {
  sit('read-reports', 'publish-reports');
  play.on('governorsReports', () => success({ reports: [], next: { term: report().term, isOver: false } }));
  play.on('previewGovernorsReport', () => success(report()));
  await openPage();
  await play.press('Look at it so far');
  expect(words()).toContain('Governors see nothing of this yet');
  expect(play.root.querySelector('[data-form="publish-report"]')).toBeNull();
});

test('asks for the PDF of the report that is shown, and says why there is none', async () => {
  play.on('pdf', () => failure('offline', 'The server cannot be reached.'));
  await openPage();
  await play.press('Save as PDF');
  expect(play.requestsOf('pdf')).toEqual(['/api/governors-reports/r2/pdf']);
  expect(JSON.stringify(play.dashboard.notices.shown.value)).toContain('The server cannot be reached.');
});

test('a review is recorded with what was decided', async () => {
  play.on('reviewMeetings', () => success({ reviews: [] }));
  play.on('recordReview', () => success({ reviewId: 'x' }));
  await play.show(<ReviewsTab />);
  await play.press('Record a review');
  await play.fill('tookPart', 'Dr Penrose');
  await play.fill('decided', 'Games stay closed');
  await play.choose('The governors');
  await play.submit('review');
  expect(play.requestsOf('recordReview')).toMatchObject([
    { body: 'governors', tookPart: 'Dr Penrose', decided: 'Games stay closed' },
  ]);
});

test('the desk sees what is overdue and how often there was something in it', async () => {
  const none = { medianMs: null, slowestMs: null };
  play.on('queueFigures', () =>
    success({
      since: 0,
      overdue: [
        { is: 'incident', number: 12, dueAt: 0 },
        { is: 'alert', alertId: 'late', kind: 'gambling', dueAt: 0 },
      ],
      waiting: 3,
      firstLook: { medianMs: 900_000, slowestMs: 7_200_000 },
      decision: none,
      kinds: [{ kind: 'downloads', total: 10, true: 6, notAConcern: 2, unsure: 0, notSaid: 2 }],
      alerts: [{ kind: 'gambling', total: 4, true: 1, notAConcern: 3, unsure: 0, notSaid: 0 }],
    }),
  );
  await play.show(<DeskTab />);
  expect(words()).toContain('2 of 3 waiting should have been looked at.');
  expect(play.root.querySelector('a[href="/alerts/late"]')?.textContent).toMatch(/^Alert · /);
  expect(words()).toContain('15 min');
  expect(play.root.querySelector('[data-key="downloads"]')?.textContent).toContain('6 (75%)');
  expect(play.root.querySelector('[data-key="gambling"]')?.textContent).toContain('3 (75%)');
});

test('the head opens the lines behind a number', async () => {
  const counts = { screens: 3, incidents: 2, pictures: 0, exports: 0, keys: 0, refusals: 0 };
  play.on('staffLooks', () =>
    success({ looks: [{ accountId: 'a2', name: 'Mrs Haddad', month: '2026-11', counts }] }),
  );
  play.on('staffLookLines', () =>
    success([{ at: 0, actor: 'Mrs Haddad', action: 'view-incident', object: 'Incident 4', outcome: 'done' }]),
  );
  await play.show(<StaffTab />);
  await play.press('2');
  expect(play.requestsOf('staffLookLines')).toEqual([
    { accountId: 'a2', month: '2026-11', group: 'incidents' },
  ]);
  expect(play.root.querySelector('dialog')?.textContent).toContain('Incident 4');
});

test('the school writes its own answer in place of the draft', async () => {
  const answer = {
    questionId: 'network',
    standing: 'no',
    draft: 'ThinkClick filters no network.',
    answer: null,
  };
  play.on('yearlyReview', () => success({ year: 2026, answers: [answer] }));
  play.on('saveSelfReviewAnswer', () => success({}));
  await play.show(<YearlyTab />);
  expect(words()).toContain('Not done by ThinkClick');
  await play.press('Edit');
  await play.fill('network', 'The county filters it.');
  await play.submit('answer-network');
  expect(play.requestsOf('saveSelfReviewAnswer')).toEqual([
    { questionId: 'network', text: 'The county filters it.' },
  ]);
});
