import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import type { StaffKey } from '../support/made-up-people.ts';
import { dayMs, hourMs, SchoolTerms } from '../support/school-terms.ts';

let school: LiveSchool;
let terms: SchoolTerms;

beforeEach(async () => {
  school = await LiveSchool.open(12, 'otherTeacher', 'dsl', 'head', 'chair', 'governor');
  terms = new SchoolTerms(school);
  // Into the middle of a term, so that none ends while a test runs.
  await terms.passTerm();
  await terms.turnBy(7 * dayMs);
});
afterEach(() => school.close());

const reportsFor = async (key: StaffKey) => (await school.as(key).do('governorsReports', {})).reports;
const countOf = (rows: readonly { row: string; count: number | null }[], row: string) =>
  rows.find((each) => each.row === row)?.count;
const publishFirst = async () => {
  const { next } = await school.as('head').do('governorsReports', {});
  return school.as('head').do('publishGovernorsReport', { startsOn: next?.term.startsOn ?? '' });
};
const staffId = async (name: string): Promise<string> => {
  const { staff } = await school.as('teacher').do('concernPeople', {});
  return staff.find((each) => each.name === name)?.accountId ?? '';
};

describe('a report to the governors', () => {
  test('tells kinds, times, filter changes, tests and reviews of its term, and holds small numbers back', async () => {
    await publishFirst();
    const bullying = await terms.tell('hurtful-message', 7);
    await terms.tell('off-task-sites', 6);
    await terms.tell('gambling-or-challenge', 2);
    await terms.look(bullying);
    await terms.turnBy(3 * dayMs);
    await terms.decide(bullying);
    await school.as('head').do('recordReview', {
      heldOn: new Date(terms.now).toISOString().slice(0, 10),
      body: 'governors',
      tookPart: 'Dr Penrose, Ms Farrow',
      decided: 'Games stay closed at lunch',
      policyChanges: 'None',
    });
    const { report } = await terms.publishTerm();
    expect(report.incidents).toBe(15);
    const kinds = report.kinds.filter(({ count }) => count !== 0);
    expect(kinds.map(({ row, count }) => `${row} ${count}`).toSorted()).toEqual(
      expect.arrayContaining(['gambling-or-challenge null']),
    );
    // One of the two others hides the small one.
    expect(kinds.filter(({ count }) => count === null)).toHaveLength(2);
    expect(report.firstLook).toEqual([
      { row: 'in-time', count: 7 },
      { row: 'late', count: 8 },
    ]);
    expect(countOf(report.decision, 'one-week')).toBe(7);
    expect(countOf(report.decision, 'not-yet')).toBe(8);
    expect(report.reviews).toMatchObject([{ decided: 'Games stay closed at lunch' }]);
    expect(JSON.stringify(await reportsFor('governor'))).not.toContain('Amara');
  });

  test('never changes: the same term gives the same report, whatever happened since', async () => {
    await publishFirst();
    const told = await terms.tell('hurtful-message', 9);
    await terms.tell('downloads', 3);
    const published = await terms.publishTerm();
    await school.as('dsl').do('changeIncidents', {
      incidentIds: told.slice(0, 2),
      change: { kind: 'reclassify', incidentKind: 'radicalisation', reason: 'We know more' },
    });
    await school.restart();
    const { startsOn } = published.report.term;
    for (let turn = 0; turn < 3; turn += 1)
      expect(await school.as('head').do('publishGovernorsReport', { startsOn })).toEqual(published);
    expect((await reportsFor('governor'))[0]).toEqual(published);
    expect(published.isIntact).toBe(true);
    const line = await school.recorded(
      'it was published',
      ({ action, object }) => action === 'publish-governors-report' && object === published.reportId,
    );
    expect(line.outcome).toBe('done');
  });

  test('says so where somebody changed it in the database', async () => {
    const { reportId } = await publishFirst();
    const { report } = (await reportsFor('head'))[0] ?? { report: null };
    const forged = JSON.stringify({ ...report, incidents: 99 });
    await school.storage.db
      .updateTable('governorsReports')
      .set({ report: forged })
      .where('reportId', '=', reportId)
      .execute();
    expect(await reportsFor('governor')).toMatchObject([{ isIntact: false }]);
  });

  test('tells nothing of a term whose number is held back by what changed in it later', async () => {
    await publishFirst();
    const few = await terms.tell('hurtful-message', 3);
    expect((await terms.publishTerm()).report.incidents).toBeNull();
    const more = await terms.tell('downloads', 6);
    expect((await terms.publishTerm()).report.incidents).toBe(6);
    await terms.decide([...few, ...more]);
    expect((await terms.publishTerm()).report.lateChanges).toBe(6);
  });

  test('leaves out no day and takes none twice, also when the terms are moved', async () => {
    const first = await publishFirst();
    const { years, fixedUntil } = await school.as('head').do('schoolTerms', {});
    expect(fixedUntil).toBe(first.report.term.endsOn);
    const touched = years.find(({ autumn, spring, summer }) =>
      [autumn, spring, summer].includes(first.report.term.startsOn),
    );
    if (!touched) throw new Error('No school year has this term');
    const { name, startsOn } = first.report.term;
    const earlier = new Date(Date.parse(startsOn) - 3 * dayMs).toISOString().slice(0, 10);
    expect(await school.as('head').call('saveSchoolTerms', { ...touched, [name]: earlier })).toMatchObject({
      reason: 'bad-message',
    });
    const second = await terms.publishTerm();
    const third = await terms.publishTerm();
    const dayAfter = (date: string) => new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
    expect(second.report.term.startsOn).toBe(dayAfter(first.report.term.endsOn));
    expect(third.report.term.startsOn).toBe(dayAfter(second.report.term.endsOn));
  });

  test('is refused before the term is over, out of turn, and to those who may not', async () => {
    await publishFirst();
    const { next } = await school.as('dsl').do('governorsReports', {});
    const startsOn = next?.term.startsOn ?? '';
    expect(next?.isOver).toBe(false);
    const head = school.as('head');
    expect(await head.call('publishGovernorsReport', { startsOn })).toMatchObject({ reason: 'conflict' });
    expect(await head.call('publishGovernorsReport', { startsOn: '2001-09-01' })).toMatchObject({
      reason: 'conflict',
    });
    for (const key of ['teacher', 'chair', 'governor'] as const) {
      const client = school.as(key);
      expect(await client.call('publishGovernorsReport', { startsOn })).toMatchObject({
        reason: 'not-allowed',
      });
      expect(await client.call('previewGovernorsReport', {})).toMatchObject({ reason: 'not-allowed' });
    }
    expect(await school.as('teacher').call('governorsReports', {})).toMatchObject({ reason: 'not-allowed' });
    expect((await school.as('governor').do('governorsReports', {})).next).toBeNull();
  });

  test('is published once, by two who press together', async () => {
    const { next } = await school.as('head').do('governorsReports', {});
    const startsOn = next?.term.startsOn ?? '';
    await Promise.all(
      (['head', 'dsl'] as const).map((key) => school.as(key).call('publishGovernorsReport', { startsOn })),
    );
    expect(await reportsFor('governor')).toHaveLength(1);
  });

  test('counts no concern about staff or the head, for anybody', async () => {
    await publishFirst();
    const did = async (name: string) => [
      { kind: 'staff' as const, accountId: await staffId(name), involvement: 'did' as const },
    ];
    await terms.tell('hurtful-message', 6, { people: await did('Mr Bell') });
    await terms.tell('about-an-adult', 6);
    await terms.tell('offensive-material', 7, { people: await did('Dr Penrose') });
    await terms.tell('downloads', 5);
    const { report } = await terms.publishTerm();
    expect(report.incidents).toBe(5);
    expect(report.kinds.filter(({ count }) => count !== 0)).toEqual([{ row: 'downloads', count: 5 }]);
    for (const key of ['governor', 'chair', 'dsl', 'head'] as const)
      expect((await reportsFor(key))[0]?.report).toEqual(report);
    expect(JSON.stringify(report)).not.toContain('about-an-adult');
  });

  test('every look at it is in the ledger', async () => {
    await publishFirst();
    await reportsFor('governor');
    await school.as('dsl').do('previewGovernorsReport', {});
    const governor = await staffId('Ms Farrow');
    await school.recorded(
      'the governor looked',
      ({ action, actor }) => action === 'view-governors-report' && actor === governor,
    );
    await school.recorded('the DSL looked ahead', ({ action }) => action === 'preview-governors-report');
  });
});

describe('a review', () => {
  const review = {
    heldOn: '2026-01-01',
    body: 'dsl',
    tookPart: 'Mrs Haddad',
    decided: 'Chat stays closed',
    policyChanges: '',
  } as const;

  test('is shown in one report, and says in which', async () => {
    await school.as('dsl').do('recordReview', review);
    const first = await publishFirst();
    expect(first.report.reviews).toEqual([review]);
    expect((await terms.publishTerm()).report.reviews).toEqual([]);
    const { reviews } = await school.as('chair').do('reviewMeetings', {});
    expect(reviews).toMatchObject([{ recordedBy: 'Mrs Haddad', shownIn: first.report.term }]);
  });

  test.each([
    ['with a pupil’s name', { decided: 'amara QUILL may use chat' }],
    ['of the future', { heldOn: '2190-01-01' }],
  ])('%s is refused', async (_what, change) => {
    expect(await school.as('dsl').call('recordReview', { ...review, ...change })).toMatchObject({
      reason: 'bad-message',
    });
  });
});

describe('the desk’s own figures', () => {
  test('are how long it took, what is overdue, and what there was in it', async () => {
    const [seen = '', closed = ''] = await terms.tell('downloads', 2);
    await terms.tell('radicalisation', 1);
    await terms.turnBy(hourMs);
    await terms.look([seen, closed]);
    await school.as('dsl').do('changeIncidents', {
      incidentIds: [seen],
      change: { kind: 'triage', triage: 'not-a-concern' },
    });
    await terms.decide([closed]);
    const figures = await school.as('dsl').do('queueFigures', {});
    expect(figures).toMatchObject({ overdue: [{ number: 3 }], waiting: 1 });
    expect(figures.firstLook.medianMs).toBeGreaterThanOrEqual(hourMs);
    expect(figures.kinds).toContainEqual({
      kind: 'downloads',
      total: 2,
      true: 0,
      notAConcern: 1,
      unsure: 0,
      notSaid: 1,
    });
    expect(await school.as('chair').call('queueFigures', {})).toMatchObject({ reason: 'not-allowed' });
  });
});

describe('what staff looked at', () => {
  test('is summed up for the head alone, with the lines behind, and nothing of what is the chair’s', async () => {
    const [incidentId = ''] = await terms.tell('downloads', 1);
    await terms.look([incidentId, incidentId]);
    const people = [
      { kind: 'staff' as const, accountId: await staffId('Dr Penrose'), involvement: 'did' as const },
    ];
    const [about = ''] = await terms.tell('offensive-material', 1, { people });
    await school.as('chair').do('incident', { incidentId: about });
    await school.as('chair').do('desk', { shelf: 'open', kind: 'all', search: '' });
    for (const search of ['', '', 'Amara', 'Ben'])
      await school.as('dsl').do('desk', { shelf: 'open', kind: 'all', search });
    await school.as('governor').call('queueFigures', {});
    const { looks } = await school.as('head').do('staffLooks', {});
    const [latest] = looks;
    const month = latest?.month ?? '';
    const dsl = looks.find(({ name }) => name === 'Mrs Haddad');
    expect(dsl).toMatchObject({ month, counts: { incidents: 2, lists: 3, pictures: 0, screens: 0 } });
    expect(looks.find(({ name }) => name === 'Ms Farrow')?.counts.refusals).toBe(1);
    expect(looks.some(({ name }) => name === 'Mr Oyelaran')).toBe(false);
    const lines = await school.as('head').do('staffLookLines', {
      accountId: dsl?.accountId ?? '',
      month,
      group: 'incidents',
    });
    expect(lines.map(({ action, object }) => `${action} ${object}`)).toEqual([
      'view-incident Incident 1',
      'view-incident Incident 1',
    ]);
    const ofDesk = (key: 'head' | 'chair') =>
      school
        .as(key)
        .do('ledger', {})
        .then((all) => all.filter(({ action }) => action === 'view-desk'));
    expect((await ofDesk('head')).map(({ actor }) => actor)).toEqual(['Mrs Haddad']);
    expect((await school.ledgerLines()).some(({ actor }) => actor === 'Mr Oyelaran')).toBe(false);
    for (const key of ['dsl', 'chair', 'governor', 'teacher'] as const)
      expect(await school.as(key).call('staffLooks', {})).toMatchObject({ reason: 'not-allowed' });
  });
});
