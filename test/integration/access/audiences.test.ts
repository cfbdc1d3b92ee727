import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EndpointName } from '#shared/api.ts';
import { accessRows, exportOf, type AccessRow } from './access-rows.ts';
import type { Ids } from './access-ids.ts';
import { AccessStage } from './access-stage.ts';

/** A concern about an adult of the school, with all that hangs on it: for the head alone (R46). */
let stage: AccessStage;
let hidden: Ids;
let hiddenIds: string[];

const made = async (name: EndpointName, request: object): Promise<Record<string, string>> => {
  const { is, body } = await stage.ask('head', name, request);
  expect(is, name).toBe('ok');
  return (body as { value: Record<string, string> }).value;
};
const concern = async (): Promise<string> => {
  const people = [{ kind: 'adult-here', name: 'Mr Made Up', involvement: 'did' }];
  const told = { words: 'Shouted', happenedAt: null, place: 'school', toldBy: null };
  return (await made('recordConcern', { kind: 'about-an-adult', people, ...told }))['incidentId'] ?? '';
};

beforeAll(async () => {
  stage = await AccessStage.open();
  for (const role of ['dsl', 'head'] as const) await stage.confirm(role);
  const incident = await concern();
  const reason = 'Asked for';
  const { holdId: hold = '' } = await made('setHold', { scope: 'incident', object: 'H1', reason });
  const asked = { kind: 'delete-early', objects: [incident], reason };
  const { approvalId: approval = '' } = await made('askApproval', asked);
  const { referralId: referral = '' } = await made('stopAndRefer', { incidentId: await concern() });
  const { reviewId: review = '' } = await made('startInitialReview', { kind: 'referral', id: referral });
  await made('recordPoliceAdvice', { referralId: referral, says: 'keep', words: 'Keep it' });
  const found = { incident, hold, approval, referral, review };
  hidden = { ...stage.absentIds(), ...found };
  hiddenIds = Object.values(found);
}, 60_000);
afterAll(() => stage.close());

/** What is asked about more than `accessRows` asks, by other ways to the same. */
const otherWays: readonly (readonly [EndpointName, (id: Ids) => object])[] = [
  ['stopAndRefer', (id) => ({ incidentId: id.incident })],
  ['initialReviews', (id) => ({ kind: 'incident', id: id.incident })],
  ['startInitialReview', (id) => ({ kind: 'referral', id: id.referral })],
  ['askApproval', (id) => ({ kind: 'override-retention', objects: [id.hold], reason: 'Over' })],
  ['askApproval', (id) => ({ kind: 'export-incidents', objects: [id.incident], reason: 'Moving' })],
  [
    'changeIncidents',
    (id) => ({ incidentIds: [stage.ids.incident], change: { kind: 'link', to: id.incident } }),
  ],
  ['previewExport', (id) => ({ ...exportOf(id), incidentIds: [stage.ids.incident, id.incident] })],
];
const named = (Object.entries(accessRows) as [EndpointName, AccessRow<object>][]).map(
  ([name, { ask }]) => [name, ask] as const,
);
const meant = [...named, ...otherWays];

describe('to the safeguarding lead a concern about a colleague', () => {
  test('is answered as if it were not there, to the last word, whichever way it is asked about', async () => {
    const asked: string[] = [];
    for (const [name, ask] of meant) {
      const request = ask(hidden);
      if (!hiddenIds.some((id) => JSON.stringify(request).includes(id))) continue;
      const absent = await stage.ask('dsl', name, ask(stage.absentIds()));
      expect(await stage.ask('dsl', name, request), name).toEqual(absent);
      expect(absent.is, name).toBe('not-found');
      asked.push(name);
    }
    expect(asked.length).toBeGreaterThan(20);
  });

  test('is not held under its name', async () => {
    const hold = (object: string) => stage.ask('dsl', 'setHold', { scope: 'incident', object, reason: 'x' });
    expect((await hold('H1')).is).toBe('not-found');
    expect(await hold('H1')).toEqual(await hold('H99'));
  });

  test('is in no list, neither by what it is nor by what was done about it', async () => {
    const lists: readonly (readonly [EndpointName, object])[] = [
      ['incidents', { shelf: 'open', search: '' }],
      ['chronology', { pupilId: stage.ids.pupil }],
      ['referrals', {}],
      ['approvals', {}],
      ['keptRecords', {}],
      ['notifySettings', {}],
      ['ledger', {}],
    ];
    for (const [name, request] of lists) {
      const { is, body } = await stage.ask('dsl', name, request);
      expect(is, name).toBe('ok');
      for (const id of hiddenIds) expect(JSON.stringify(body), name).not.toContain(id);
    }
  });

  test('is not told of by the certificate of its deletion', async () => {
    const incidentId = await concern();
    const { approvalId } = await made('askApproval', {
      kind: 'delete-early',
      objects: [incidentId],
      reason: 'By mistake',
    });
    await stage.confirm('chair-of-governors');
    const allowed = { approvalId, isAllowed: true, words: 'Agreed' };
    expect((await stage.ask('chair-of-governors', 'answerApproval', allowed)).is).toBe('ok');
    await made('deleteEarly', { incidentId });
    const notes = async (who: 'dsl' | 'head') =>
      JSON.stringify((await stage.ask(who, 'keptRecords', {})).body);
    expect(await notes('head')).toContain('record of incident H3');
    expect(await notes('dsl')).not.toContain('incident H3');
  });
});
