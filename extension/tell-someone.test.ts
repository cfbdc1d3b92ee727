import { describe, expect, test } from 'vitest';
import { initialDeviceState, type Telling } from '#shared/device-state.ts';
import type { NewReport } from '#shared/reports.ts';
import { createMemory, createVolatileArea } from './memory.ts';
import { TellSomeone } from './tell-someone.ts';

const pupil = { pupilId: 'p1', name: 'Ada', keyStage: 'KS2', yearGroup: 4, classId: 'c1' } as const;
const said = {
  address: 'https://chat.example/',
  choice: 'asked-me',
  words: 'my adress',
  adultId: 'a1',
} as const;

const create = async () => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  await memory.write('state', { ...initialDeviceState, pupil });
  const told: NewReport[] = [];
  const unsent = new Set<number>();
  let now = 1_800_000_000_000;
  let rests = 0;
  const tellSomeone = new TellSomeone({
    memory,
    serverClock: { now: () => now },
    showPage: { take: () => null, drop: () => undefined },
    earlier: { rest: () => void (rests += 1) },
    outbox: {
      add: async (report) => {
        told.push(report);
        unsent.add(told.length);
        return told.length;
      },
      isWaiting: async (seq) => unsent.has(seq),
    },
  });
  const serverSays = (telling: Partial<Telling>): Promise<unknown> =>
    memory.change('state', (state) => ({
      ...state,
      tellings: [
        {
          requestId: '',
          words: 'Thank you',
          language: 'en',
          readBy: null,
          toldAt: now,
          endsAt: now + 1,
          ...telling,
        },
      ],
    }));
  const pass = (ms: number): void => void (now += ms);
  const sits = (pupilId: string): Promise<unknown> =>
    memory.change('state', (state) => ({ ...state, pupil: { ...pupil, pupilId } }));
  return { tellSomeone, rests: () => rests, memory, told, unsent, serverSays, pass, sits };
};

describe('telling someone', () => {
  test('offers no page to open on a computer that is stopped and referred', async () => {
    const { tellSomeone, memory } = await create();
    expect(await tellSomeone.standing()).toMatchObject({ areHelplinesOpen: true });
    await memory.change('state', (state) => ({ ...state, stop: { stoppedAt: 1 } }));
    expect(await tellSomeone.standing()).toMatchObject({ areHelplinesOpen: false });
  });

  test('carries the words as they are, the adult and an id, and keeps no word of it', async () => {
    const { tellSomeone, told } = await create();
    const { requestId } = await tellSomeone.tell(said);
    expect(told).toEqual([
      {
        kind: 'concern',
        url: null,
        choice: 'asked-me',
        words: 'my adress',
        adultId: 'a1',
        pupilId: 'p1',
        requestId,
      },
    ]);
    expect(JSON.stringify(await tellSomeone.standing())).not.toContain('adress');
  });

  test('without the page that was asked for keeps no picture of it for anybody else; with it, as before', async () => {
    const { tellSomeone, rests } = await create();
    await tellSomeone.tell({ ...said, attachPage: true });
    expect(rests()).toBe(0);
    await tellSomeone.tell({ ...said, attachPage: false });
    expect(rests()).toBe(1);
  });

  test.each([
    ['who was not asked', {}, null],
    ['who did not want to', { attachPage: false }, null],
    ['who wanted to', { attachPage: true }, said.address],
  ])('names the closed page of a child %s: %j', async (_who, answered, url) => {
    const { tellSomeone, told } = await create();
    await tellSomeone.tell({ ...said, ...answered });
    expect(told).toMatchObject([{ url }]);
  });

  test('says that it waits, that it came, what the school says, and who has read it', async () => {
    const { tellSomeone, unsent, serverSays } = await create();
    const requestId = (await tellSomeone.tell(said)).requestId ?? '';
    const now = async () => (await tellSomeone.standing()).told[0];
    expect(await now()).toMatchObject({ isSent: false, words: null, readBy: null });
    unsent.clear();
    expect(await now()).toMatchObject({ isSent: true, words: null });
    await serverSays({ requestId });
    expect(await now()).toMatchObject({ words: 'Thank you', readBy: null });
    await serverSays({ requestId, readBy: 'Mrs Haddad' });
    expect(await now()).toMatchObject({ readBy: 'Mrs Haddad' });
  });

  test('offers whom this pupil has named at school, and nobody at home', async () => {
    const { tellSomeone, memory } = await create();
    expect((await tellSomeone.standing()).adults).toEqual([]);
    const clarke = { adultId: 'a1', name: 'Miss Clarke' };
    await memory.change('state', (state) => ({
      ...state,
      trustedAdults: [
        { ...clarke, place: 'school' as const },
        { adultId: 'home', name: 'Nan', place: 'home' as const },
      ],
    }));
    expect((await tellSomeone.standing()).adults).toEqual([{ ...clarke, isTeacher: false }]);
  });

  test('offers the teachers of who has named nobody at school, and says who reads it in any case', async () => {
    const { tellSomeone, memory } = await create();
    const bell = { adultId: 'a2', name: 'Mr Bell' };
    await memory.change('state', (state) => ({
      ...state,
      trustedAdults: [{ adultId: 'home', name: 'Nan', place: 'home' as const }],
      grownUps: { teachers: [bell], leads: ['Mrs Haddad'] },
    }));
    expect(await tellSomeone.standing()).toMatchObject({
      adults: [{ ...bell, isTeacher: true }],
      leads: ['Mrs Haddad'],
    });
  });

  test('in a lesson names the teacher who sees that it was told', async () => {
    const { tellSomeone, memory, pass } = await create();
    expect(await tellSomeone.standing()).toMatchObject({ teacher: null });
    const lesson = {
      lessonId: 'l',
      classId: 'c',
      className: 'Hedgehogs',
      teacher: 'Miss Clarke',
      startedAt: 1,
    };
    const endsAt = 1_800_000_000_000 + 60_000;
    await memory.change('state', (state) => ({ ...state, lesson: { ...lesson, endsAt } }));
    expect(await tellSomeone.standing()).toMatchObject({ teacher: 'Miss Clarke' });
    pass(60_000);
    expect(await tellSomeone.standing()).toMatchObject({ teacher: null });
  });

  test('again and again is sent, a little later each; none is thrown away', async () => {
    const { tellSomeone, told, pass } = await create();
    for (let count = 0; count < 3; count += 1) {
      expect((await tellSomeone.tell(said)).requestId).not.toBeNull();
      pass(1_000);
    }
    expect((await tellSomeone.standing()).waitMs).toBe(29_000);
    expect((await tellSomeone.tell(said)).requestId).toBeNull();
    pass(29_000);
    expect((await tellSomeone.tell(said)).requestId).not.toBeNull();
    expect(told).toHaveLength(4);
    pass(10 * 60_000);
    expect((await tellSomeone.standing()).waitMs).toBe(0);
  });

  test('is not made to wait by a clock that was set back', async () => {
    const { tellSomeone, pass } = await create();
    for (let count = 0; count < 3; count += 1) await tellSomeone.tell(said);
    expect((await tellSomeone.standing()).waitMs).toBe(30_000);
    pass(-3 * 3_600_000);
    expect((await tellSomeone.standing()).waitMs).toBe(0);
  });

  test('is nothing that another pupil at the same computer sees', async () => {
    const { tellSomeone, sits } = await create();
    await tellSomeone.tell(said);
    await sits('p2');
    expect((await tellSomeone.standing()).told).toEqual([]);
    await sits('p1');
    expect((await tellSomeone.standing()).told).toHaveLength(1);
  });
});
