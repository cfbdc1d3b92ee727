import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultCategoryPolicies } from '#shared/incidents/categories.ts';
import { IncidentSchool } from './incident-school.ts';

let desk: IncidentSchool;
beforeEach(async () => {
  desk = await IncidentSchool.open();
});
afterEach(() => desk.live.close());

describe('the school’s policy', () => {
  test('fills the checklist of the kinds it names, once it is changed', async () => {
    const { incidentId } = await desk.tell({ kind: 'downloads' });
    const dsl = desk.live.as('dsl');
    const policy = await dsl.do('safeguardingPolicy', {});
    const matrix = { ...policy.matrix, downloads: ['parents' as const] };
    await dsl.do('saveSafeguardingPolicy', { ...policy, matrix });
    expect(await dsl.do('incident', { incidentId })).toMatchObject({ steps: ['parents'] });
    expect(await dsl.call('saveSafeguardingPolicy', { ...policy, matrix: { nonsense: [] } })).toMatchObject({
      reason: 'bad-message',
    });
    expect(await desk.live.as('teacher').call('saveSafeguardingPolicy', policy)).toMatchObject({
      reason: 'not-allowed',
    });
  });

  test('says what is proposed in each category, on record once it is changed, and decides nothing', async () => {
    const { incidentId } = await desk.tell({ kind: 'downloads' });
    const dsl = desk.live.as('dsl');
    const policy = await dsl.do('safeguardingPolicy', {});
    expect(policy.categories).toEqual(defaultCategoryPolicies);
    const own = { escalation: ['Form tutor'], sanctions: ['A week without games'] };
    const categories = { ...policy.categories, A: own };
    await dsl.do('saveSafeguardingPolicy', { ...policy, categories });
    await dsl.do('saveSafeguardingPolicy', { ...policy, categories, contacts: [] });
    expect(await dsl.do('incident', { incidentId })).toMatchObject({
      proposals: { A: own, D: defaultCategoryPolicies.D },
      measures: null,
    });
    const rows = await desk.live.storage.db
      .selectFrom('ledger')
      .select('facts')
      .where('action', '=', 'save-safeguarding-policy')
      .execute();
    expect(rows.map(({ facts }) => facts.includes('A week without games'))).toEqual([true, false]);
  });

  test('that an older version saved proposes what is usual', async () => {
    const policy = await desk.live.as('dsl').do('safeguardingPolicy', {});
    const { categories: _later, ...older } = policy;
    const value = JSON.stringify(older);
    await desk.live.storage.db.insertInto('settings').values({ key: 'safeguardingPolicy', value }).execute();
    expect(await desk.live.as('dsl').do('safeguardingPolicy', {})).toEqual(policy);
  });
});
