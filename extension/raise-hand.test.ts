import { describe, expect, test } from 'vitest';
import { initialDeviceState, type DeviceState, type Hand } from '#shared/device-state.ts';
import type { NewReport } from '#shared/reports.ts';
import { createEnforceHand } from './enforce/hand.ts';
import { createMemory, createVolatileArea } from './memory.ts';
import { RaiseHand } from './raise-hand.ts';

const pupil = { pupilId: 'p1', name: 'Ada', keyStage: 'KS2', yearGroup: 4, classId: 'c1' } as const;
const lesson = { lessonId: 'l1', className: 'Hedgehogs', teacher: 'Miss Clarke', endsAt: 3_600_000 };
const front = 'https://maths.example/7';

const create = async (about: Partial<DeviceState> = {}) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  await memory.write('state', { ...initialDeviceState, pupil, lesson, ...about });
  const told: NewReport[] = [];
  const unsent = new Set<number>();
  let now = 1_000;
  const hand = new RaiseHand({
    memory,
    serverClock: { now: () => now },
    frontAddress: async () => front,
    onChange: () => undefined,
    outbox: {
      add: async (report) => {
        told.push(report);
        unsent.add(told.length);
        return told.length;
      },
      isWaiting: async (seq) => unsent.has(seq),
    },
  });
  /** The server's word for the hand that went up last. */
  const serverHas = async (answer: Hand['answer'] | 'gone'): Promise<void> => {
    const up = told.findLast((each) => each.kind === 'hand-up');
    const { requestId = 'h1' } = up ?? {};
    const known = { requestId, lessonId: 'l1', about: 'question', raisedAt: now } as const;
    const next = answer === 'gone' ? null : { ...known, answer };
    await memory.change('state', (state) => ({ ...state, hand: next }));
    await createEnforceHand({ memory, onChange: () => undefined })(next);
  };
  return {
    hand,
    told,
    serverHas,
    raise: () => hand.raise({ about: 'question', words: 'Number 7' }),
    send: () => unsent.clear(),
    pass: (ms: number) => (now += ms),
  };
};
const said = { by: 'Miss Clarke', answeredAt: 1_000 };

describe('a hand', () => {
  test('goes up once, with the page in front, and the pupil sees when it has been sent', async () => {
    const { hand, told, raise, send } = await create();
    expect((await hand.standing()).teacher).toBe('Miss Clarke');
    expect(await raise()).toMatchObject({ up: { isSent: false, comingBy: null } });
    await Promise.all([raise(), raise()]);
    expect(told).toEqual([
      {
        kind: 'hand-up',
        requestId: expect.any(String),
        lessonId: 'l1',
        about: 'question',
        url: front,
        words: 'Number 7',
      },
    ]);
    send();
    expect(await hand.standing()).toMatchObject({ up: { isSent: true } });
  });

  test('is answered: coming, and then in words; another may go up', async () => {
    const { hand, raise, serverHas } = await create();
    await raise();
    await serverHas({ ...said, is: 'coming', words: '' });
    expect(await hand.standing()).toMatchObject({ up: { comingBy: 'Miss Clarke' } });
    await serverHas({ ...said, is: 'told', words: 'Ask a partner.' });
    expect(await hand.standing()).toMatchObject({ up: null, told: { words: 'Ask a partner.' } });
    expect(await raise()).toMatchObject({ up: { isSent: false }, told: null });
  });

  test('taken down it is down at once, before the server knows', async () => {
    const { hand, told, raise, serverHas } = await create();
    await raise();
    await serverHas(null);
    expect(await hand.lower()).toMatchObject({ up: null, told: null });
    expect(told.at(-1)).toEqual({ kind: 'hand-down', requestId: expect.any(String) });
    await serverHas('gone');
    expect(await hand.standing()).toMatchObject({ up: null });
  });

  test('that another device of the pupil raised can be taken down here', async () => {
    const { hand, told, serverHas } = await create();
    await serverHas(null);
    expect(await hand.standing()).toMatchObject({ up: { about: 'question' } });
    expect(await hand.lower()).toMatchObject({ up: null });
    expect(told).toEqual([{ kind: 'hand-down', requestId: 'h1' }]);
  });

  test('that the server took away is gone', async () => {
    const { hand, raise, serverHas } = await create();
    await raise();
    await serverHas(null);
    await serverHas('gone');
    expect(await hand.standing()).toMatchObject({ up: null, told: null });
  });
});

describe('nobody would come', () => {
  test.each([
    ['without a lesson', { lesson: null }],
    ['without a pupil', { pupil: null }],
    ['after the lesson', { lesson: { ...lesson, endsAt: 999 } }],
  ])('%s', async (_name, about) => {
    const { hand, told, raise } = await create(about);
    expect((await hand.standing()).teacher).toBeNull();
    expect((await raise()).up).toBeNull();
    expect(told).toEqual([]);
  });

  test('and a hand is not up any more when its lesson is over', async () => {
    const { hand, raise, pass } = await create();
    await raise();
    pass(lesson.endsAt);
    expect(await hand.standing()).toMatchObject({ teacher: null, up: null });
  });
});
