import { describe, expect, test } from 'vitest';
import { initialDeviceState, type DeviceState, type PupilAnswer } from '#shared/device-state.ts';
import type { Decision } from '#shared/policy/decide.ts';
import type { NewReport } from '#shared/reports.ts';
import { createEnforceAnswers } from './enforce/answers.ts';
import { MayI } from './may-i.ts';
import { createMemory, createVolatileArea } from './memory.ts';

const pupil = {
  pupilId: 'p1',
  name: 'Ada',
  keyStage: 'KS2' as const,
  yearGroup: 4,
  classId: 'c1',
};
const lesson = { lessonId: 'l1', className: 'Hedgehogs', teacher: 'Miss Clarke', endsAt: 3_600_000 };
const address = 'https://bets.example/odds';
const page = { address, about: 'page' } as const;
const blocked: Decision = { verdict: 'block', reason: 'block-list', rule: '', categoryId: null };

const create = async (about: { state?: Partial<DeviceState>; decision?: Decision | null } = {}) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  await memory.write('state', { ...initialDeviceState, pupil, lesson, ...about.state });
  const told: NewReport[] = [];
  const unsent = new Set<number>();
  let now = 1_000;
  let isFull = false;
  const mayI = new MayI({
    memory,
    serverClock: { now: () => now },
    protection: { decide: () => (about.decision === undefined ? blocked : about.decision) },
    outbox: {
      add: async (report) => {
        if (isFull) return null;
        told.push(report);
        unsent.add(told.length);
        return told.length;
      },
      isWaiting: async (seq) => unsent.has(seq),
    },
  });
  const answer = async (changes: Partial<PupilAnswer>): Promise<void> => {
    const last = told.at(-1);
    const requestId = last?.kind === 'may-i' ? last.requestId : '';
    const said = {
      about: 'page',
      url: address,
      is: 'refused',
      by: 'Miss Clarke',
      words: 'Not now.',
    } as const;
    const dated = { answeredAt: now, endsAt: now + 86_400_000, ...said, requestId, ...changes };
    await memory.change('state', (state) => ({ ...state, answers: [dated] }));
    await createEnforceAnswers({ memory })([dated]);
  };
  const ask = (url = address) => mayI.ask({ address: url, about: 'page', words: '' });
  return {
    mayI,
    memory,
    told,
    ask,
    answer,
    pass: (ms: number) => (now += ms),
    send: () => unsent.clear(),
    fill: () => (isFull = true),
  };
};

describe('May I?', () => {
  test('tells a report with an id, and waits; the pupil sees whether it has been sent', async () => {
    const { mayI, told, send } = await create();
    expect(await mayI.standing(page)).toEqual({
      standing: { is: 'may-ask' },
      teacher: 'Miss Clarke',
      isYoung: false,
    });
    const after = await mayI.ask({ ...page, words: 'For our project' });
    expect(after.standing).toEqual({ is: 'waiting', isSent: false });
    expect(told).toMatchObject([{ kind: 'may-i', about: 'page', url: address, words: 'For our project' }]);
    send();
    expect((await mayI.standing(page)).standing).toEqual({ is: 'waiting', isSent: true });
  });

  test('one waits for each page, also when it is tapped twice at once', async () => {
    const { ask, told } = await create();
    await Promise.all([ask(), ask(), ask('https://www.bets.example/odds#part')]);
    expect(told).toHaveLength(1);
    await ask('https://bets.example/other');
    expect(told).toHaveLength(2);
  });

  test('is slowed after five in a minute, and says for how long', async () => {
    const { ask, told, pass } = await create();
    for (let number = 1; number <= 5; number += 1) await ask(`https://site${number}.example/`);
    pass(20_000);
    expect((await ask('https://site6.example/')).standing).toEqual({ is: 'slow-down', forMs: 40_000 });
    expect(told).toHaveLength(5);
    pass(40_000);
    expect((await ask('https://site6.example/')).standing).toMatchObject({ is: 'waiting' });
  });

  test('shows the answer, and after a no may be asked again in ten minutes', async () => {
    const { mayI, ask, answer, pass } = await create();
    await ask();
    await answer({});
    const refused = { is: 'refused', by: 'Miss Clarke', words: 'Not now.' };
    expect((await mayI.standing(page)).standing).toEqual(refused);
    expect((await ask()).standing).toEqual(refused);
    pass(600_000);
    expect((await mayI.standing(page)).standing).toEqual({ is: 'may-ask' });
  });

  test('an answer that has been taken back leaves nothing behind: it may be asked again', async () => {
    const { mayI, ask, answer, memory } = await create();
    await ask();
    await answer({ is: 'allowed' });
    expect((await mayI.standing(page)).standing).toMatchObject({ is: 'allowed' });
    await memory.change('state', (state) => ({ ...state, answers: [] }));
    expect((await mayI.standing(page)).standing).toEqual({ is: 'may-ask' });
  });

  test('what was never answered is forgotten after a day', async () => {
    const { mayI, ask, pass } = await create();
    await ask();
    pass(86_400_000);
    expect((await mayI.standing(page)).standing).toEqual({ is: 'may-ask' });
  });

  test('another pupil at the same device has asked nothing', async () => {
    const { mayI, ask, memory } = await create();
    await ask();
    await memory.change('state', (state) => ({ ...state, pupil: { ...pupil, pupilId: 'p2' } }));
    expect((await mayI.standing(page)).standing).toEqual({ is: 'may-ask' });
  });

  test('is not said to wait when it could not be kept', async () => {
    const { ask, fill } = await create();
    fill();
    expect((await ask()).standing).toEqual({ is: 'may-ask' });
  });

  test.each(['illegal', 'emergency', 'lock', 'bad-address', 'search-engine'] as const)(
    'cannot be asked where nobody could open it: %s',
    async (reason) => {
      const { ask, told } = await create({ decision: { ...blocked, reason } });
      expect((await ask()).standing).toEqual({ is: 'cannot-ask' });
      expect(told).toEqual([]);
    },
  );

  test('cannot be asked by nobody, nor before the first policy', async () => {
    const guest = await create({ state: { pupil: null } });
    expect((await guest.ask()).standing).toEqual({ is: 'cannot-ask' });
    const early = await create({ decision: null });
    expect((await early.ask()).standing).toEqual({ is: 'cannot-ask' });
  });
});
