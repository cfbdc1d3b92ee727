import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { usualRetentionDays } from '#shared/retention.ts';
import { tablesBesideIncidents } from '../../server/retention/take-away-incident.ts';
import { incidentTables } from '../../server/retention/whose-incident.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { waitUntil } from '../support/wait-until.ts';

const dayMs = 24 * 3_600_000;

let school: LiveSchool;
let openedAt: number;
beforeEach(async () => {
  openedAt = Date.now();
  school = await LiveSchool.open(2, 'dsl', 'head');
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });

describe('the rules', () => {
  test('are read by the admin, changed by the safeguarding lead, within their bounds', async () => {
    const admin = await school.as('admin').do('retention', {});
    expect(admin).toMatchObject({ days: usualRetentionDays, mayChange: false });
    const days = { ...usualRetentionDays, activity: 30 };
    expect(await school.as('admin').call('saveRetention', days)).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as('dsl').call('saveRetention', { ...days, activity: 91 })).toMatchObject({
      reason: 'bad-message',
    });
    await school.as('dsl').do('saveRetention', days);
    await school.restart();
    await school.signInAgain('dsl');
    expect(await school.as('dsl').do('retention', {})).toMatchObject({ days, mayChange: true });
  });

  test('by which evidence goes sooner than before are changed by two people alone, once', async () => {
    const days = { ...usualRetentionDays, evidence: 90, alerts: 90 };
    const save = () => school.as('dsl').call('saveRetention', days);
    school.turnClock(dayMs / 4);
    await school.signInAgain('dsl', 'head');
    expect(await save()).toMatchObject({ reason: 'confirm-password' });
    await confirm('dsl');
    expect(await save()).toMatchObject({ reason: 'not-allowed' });
    const asked = {
      kind: 'keep-shorter' as const,
      objects: ['evidence-90', 'alerts-90'],
      reason: 'Little room',
    };
    const { approvalId } = await school.as('dsl').do('askApproval', asked);
    await confirm('head');
    expect(await school.as('head').do('approvals', {})).toMatchObject([
      { about: expect.stringContaining('Pictures of incidents without further action: 90 days') as string },
    ]);
    await school.as('head').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
    const fewer = { ...days, alerts: 100 };
    expect(await school.as('dsl').call('saveRetention', fewer)).toMatchObject({ reason: 'not-allowed' });
    expect(await save()).toMatchObject({ ok: true });
    // Longer again is simple; shorter is asked for anew.
    await school.as('dsl').do('saveRetention', usualRetentionDays);
    expect(await save()).toMatchObject({ reason: 'not-allowed' });
    const unknown = { ...asked, objects: ['activity-30'] };
    expect(await school.as('dsl').call('askApproval', unknown)).toMatchObject({ reason: 'not-found' });
  });

  test.each(['teacher', 'admin'] as const)('records, holds and deletions are not the %s’s', async (key) => {
    const client = school.as(key);
    const pupilId = school.pupilIds[0] ?? '';
    await confirm(key);
    for (const call of [
      client.call('keptRecords', {}),
      client.call('runRetention', {}),
      client.call('setHold', { scope: 'everything', object: '', reason: 'x' }),
      client.call('endHold', { holdId: 'x' }),
      client.call('setBirth', { pupilId, bornOn: null }),
      client.call('deleteEarly', { incidentId: 'x' }),
    ])
      expect(await call).toMatchObject({ reason: 'not-allowed' });
  });

  test('run at the start and every night, each time on record', async () => {
    const runs = async () =>
      // The folder it began with may know of another.
      (await school.ledgerLines()).filter(({ action, at }) => action === 'run-retention' && at >= openedAt)
        .length;
    await waitUntil('it ran at the start', async () => (await runs()) === 1);
    await school.restart();
    await waitUntil('it ran at the next start', async () => (await runs()) === 2);
    school.turnClock(dayMs);
    await waitUntil('it ran in the night', async () => (await runs()) === 3, 20_000);
  });

  test('every table with parts of an incident is known to the deletion', async () => {
    const { rows } = await sql<{ name: string }>`
      select m.name from sqlite_master m, pragma_table_info(m.name) c
      where m.type = 'table' and c.name = 'incidentId' order by 1`.execute(school.storage.db);
    expect(rows.map(({ name }) => name)).toEqual([...incidentTables, ...tablesBesideIncidents].toSorted());
  });
});
