import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { initialDeviceState } from '#shared/device-state.ts';
import type { NewReport } from '#shared/reports.ts';
import { createEnforceAgreement } from './enforce/agreement.ts';
import { createMemory, createVolatileArea, type Memory } from './memory.ts';
import { SignAgreement } from './sign-agreement.ts';
import { unsignedAgreement } from './unsigned-agreement.ts';

const now = 1_800_000_000_000;
const pupil = { pupilId: 'p1', name: 'Ada', keyStage: 'KS2', yearGroup: 4, classId: 'c1' } as const;
const agreement: DeviceAgreement = {
  askId: 'v1.2026.0',
  versionId: 'v1',
  audience: 'ks2',
  texts: [...standardTexts.ks2],
  needs: 'pupil',
  heldFrom: now,
  openHosts: [],
  staff: [],
};
const said = {
  askId: agreement.askId,
  language: 'en',
  signature: { kind: 'name' as const, name: 'Ada' },
  adults: { schoolIds: [], home: '' },
  answers: [1, 0],
};

let memory: Memory;
let added: NewReport[];
let waiting: Set<number>;
let isFull: boolean;
let looks: number;
const outbox = {
  add: async (report: NewReport) => {
    if (isFull) return null;
    added.push(report);
    waiting.add(added.length);
    return added.length;
  },
  isWaiting: async (seq: number) => waiting.has(seq),
};
const inForce = { live: async () => void (looks += 1), liveAndTabs: async () => void (looks += 1) };
const create = () => new SignAgreement({ memory, outbox, inForce, serverClock: { now: () => now } });
const state = (change: Partial<typeof initialDeviceState>) =>
  memory.write('state', { ...initialDeviceState, pupil, agreement, ...change });

beforeEach(async () => {
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  [added, waiting, isFull, looks] = [[], new Set(), false, 0];
  await state({});
});

describe('signing', () => {
  test('keeps one report, and lets the pupil go at once, without the server', async () => {
    const signing = create();
    expect(await signing.asked()).toEqual({ agreement, isHeld: true });
    expect(await signing.sign(said)).toEqual({ isSigned: true });
    expect(await signing.asked()).toEqual({ agreement: null, isHeld: false });
    expect(added).toMatchObject([
      { kind: 'agreement-signed', pupilId: 'p1', versionId: 'v1', answers: [1, 0] },
    ]);
    expect(looks).toBe(1);
  });

  test('twice at once signs once', async () => {
    const signing = create();
    const answers = await Promise.all([signing.sign(said), signing.sign(said)]);
    expect(answers).toEqual([{ isSigned: true }, { isSigned: false }]);
    expect(added).toHaveLength(1);
  });

  test.each([
    ['for another ask', {}, { ...said, askId: 'v0.2025.0' }],
    ['before a parent has', { agreement: { ...agreement, needs: 'parent' as const } }, said],
    ['when nothing is asked', { agreement: null }, said],
    ['when nobody is known', { pupil: null }, said],
  ])('%s is nothing', async (_why, change, request) => {
    await state(change);
    expect(await create().sign(request)).toEqual({ isSigned: false });
    expect(added).toEqual([]);
  });

  test('that cannot be kept holds on, and says so', async () => {
    isFull = true;
    expect(await create().sign(said)).toEqual({ isSigned: false });
    expect((await create().asked()).isHeld).toBe(true);
  });
});

describe('what was signed here', () => {
  const signed = { askId: agreement.askId, pupilId: 'p1', seq: 1 };
  test('is signed by that pupil and for that ask alone', () => {
    expect(unsignedAgreement({ pupil, agreement }, signed)).toBeNull();
    expect(unsignedAgreement({ pupil: { ...pupil, pupilId: 'p2' }, agreement }, signed)).toBe(agreement);
    const renewed = { ...agreement, askId: 'v1.2027.0' };
    expect(unsignedAgreement({ pupil, agreement: renewed }, signed)).toBe(renewed);
    expect(unsignedAgreement({ pupil: null, agreement }, null)).toBeNull();
  });

  test('holds while the report waits; what the server had and still asks for is unsigned again', async () => {
    await create().sign(said);
    const enforce = createEnforceAgreement({ inForce, memory, outbox });
    await enforce(agreement);
    expect(await create().unsigned()).toBeNull();
    waiting.clear();
    await enforce(agreement);
    expect(await create().unsigned()).toEqual(agreement);
  });
});

test('in the grace time it is asked and nobody is held', async () => {
  await state({ agreement: { ...agreement, heldFrom: now + 1 } });
  expect((await create().asked()).isHeld).toBe(false);
  await state({ agreement: { ...agreement, heldFrom: null } });
  expect((await create().asked()).isHeld).toBe(false);
});
