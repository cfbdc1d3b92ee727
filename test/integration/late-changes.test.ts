import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import { dayMs, SchoolTerms } from '../support/school-terms.ts';

let school: LiveSchool;
let terms: SchoolTerms;
/** All that is counted in the first report. */
let told: readonly string[];

beforeEach(async () => {
  school = await LiveSchool.open(12, 'dsl', 'head');
  terms = new SchoolTerms(school);
  // Into the middle of a term, so that none ends while a test runs.
  await terms.passTerm();
  await terms.turnBy(7 * dayMs);
  const { next } = await school.as('head').do('governorsReports', {});
  await school.as('head').do('publishGovernorsReport', { startsOn: next?.term.startsOn ?? '' });
  told = await terms.tell('hurtful-message', 20);
  expect(await nextCount()).toBe(0);
});
afterEach(() => school.close());

/** What the next report says has changed of incidents that were counted before. */
const nextCount = async () => (await terms.publishTerm()).report.lateChanges;

test('what changed later comes into the next report, held back like the rest', async () => {
  await terms.decide(told.slice(0, 3));
  expect(await nextCount()).toBeNull();
  await terms.decide(told.slice(3, 11));
  expect(await nextCount()).toBe(8);
  await terms.decide(told.slice(0, 17));
  // With 20 known from the first report, 17 would tell of three.
  expect(await nextCount()).toBeNull();
  await terms.decide(told);
  expect(await nextCount()).toBe(20);
});

test('each counts once, whatever was changed, and none that turned out to be about an adult', async () => {
  const dsl = school.as('dsl');
  const text = { account: 'She told more', devices: '', outcome: '' };
  const record = { happenedAt: null, place: 'school', ...text } as const;
  for (const incidentId of told.slice(0, 3))
    await dsl.do('saveIncidentRecord', { incidentId, basedOn: 1, record });
  for (const incidentId of told.slice(3, 6))
    await dsl.do('addIncidentAction', { incidentId, step: null, isDone: true, text: 'Talked with her' });
  await terms.decide(told.slice(4, 8));
  const change = { kind: 'reclassify', incidentKind: 'about-an-adult', reason: 'A coach' } as const;
  await dsl.do('changeIncidents', { incidentIds: told.slice(8, 10), change });
  expect(await nextCount()).toBe(8);
});
