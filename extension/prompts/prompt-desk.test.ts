import { beforeEach, describe, expect, test } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import { defaultPromptPlan, defaultPromptSettings, type PromptPlan } from '#shared/prompts/plan.ts';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import type { Moment } from '#shared/prompts/moments.ts';
import { standardWording } from '#shared/prompts/wording.ts';
import type { Wording } from '#shared/prompts/wording-schema.ts';
import type { NewReport } from '#shared/reports.ts';
import { createMemory, createVolatileArea, type Memory } from '../memory.ts';
import { PromptDesk } from './prompt-desk.ts';

const day = 24 * 60 * 60 * 1000;
const url = 'https://new.example/';
let now: number;
let told: NewReport[];
let memory: Memory;
let plan: PromptPlan | undefined;
let desk: PromptDesk;

beforeEach(async () => {
  now = 1_000_000;
  told = [];
  plan = undefined;
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const compiled = () => ({ policy: { prompts: plan } }) as never;
  desk = new PromptDesk({
    memory,
    serverClock: { now: () => now },
    protection: {
      get compiled() {
        return compiled();
      },
    },
    add: async (report) => told.push(report),
  });
  await sit('p1', 'KS2');
});

const sit = (pupilId: string, keyStage: 'KS1' | 'KS2') =>
  memory.write('state', {
    ...initialDeviceState,
    pupil: { pupilId, name: 'Nia Brook', keyStage, yearGroup: 4, classId: 'c' },
  });
const stopAt = (moment: Moment, promptId: string | null) =>
  desk.answered({ moment, promptId, url, choice: 'go-back', rule: '' });
const answer = (promptId: string | null, choice: 'open' | 'go-back' | 'ask') =>
  desk.answered({ moment: 'unknown-site', promptId, url, choice, rule: 'Unknown site' });

describe('what a child is asked', () => {
  test('stays until it is answered, is told as shown once, and then is another', async () => {
    const first = await desk.show('unknown-site', url);
    expect((await desk.show('unknown-site', url))?.promptId).toBe(first?.promptId);
    expect(told).toEqual([
      { kind: 'prompt-shown', url: null, promptId: first?.promptId, cameBackAfter: null },
    ]);
    await answer(first?.promptId ?? null, 'open');
    expect(told.at(-1)).toMatchObject({ kind: 'prompt', choice: 'open', promptId: first?.promptId });
    expect((await desk.show('unknown-site', url))?.promptId).not.toBe(first?.promptId);
  });

  test('is told as come back to, after the child chose to stop there', async () => {
    const first = await desk.show('unknown-site', url);
    await answer(first?.promptId ?? null, 'go-back');
    await desk.show('unknown-site', 'https://other.example/');
    await desk.show('unknown-site', 'https://www.new.example/again');
    expect(told.at(-1)).toMatchObject({ kind: 'prompt-shown', cameBackAfter: first?.promptId });
  });

  test.each([
    'pop-up',
    'sign-up',
    'detail-typed',
    'image-search',
    'advert',
    'stranger-call',
    'ai-answer',
    'break',
  ] as const)(
    'is told as come back to once, where nothing is held up and nobody is asked anew: %s',
    async (moment) => {
      const promptId = (await desk.show(moment, url))?.promptId ?? '';
      expect(promptId).not.toBe('');
      expect(await desk.show(moment, url)).toBeNull();
      expect(told).toHaveLength(1);
      await stopAt(moment, promptId);
      for (const _ of [1, 2]) expect(await desk.show(moment, url)).toBeNull();
      await desk.show(moment, 'https://second.example/');
      const back = { kind: 'prompt-shown', url: null, promptId: null, cameBackAfter: promptId };
      expect(told.filter((each) => each.kind === 'prompt-shown' && each.cameBackAfter !== null)).toEqual([
        back,
      ]);
      now += day;
      expect(await desk.show(moment, url)).not.toBeNull();
      expect(told.at(-1)).toMatchObject({ cameBackAfter: null });
    },
  );

  test.each(['unknown-site', 'look-alike', 'download', 'permission', 'detail-sent', 'unkind-words'] as const)(
    'is told as come back to with what is asked anew, where something is held up: %s',
    async (moment) => {
      const promptId = (await desk.show(moment, url))?.promptId ?? '';
      await stopAt(moment, promptId);
      const anew = (await desk.show(moment, url))?.promptId;
      expect(told.at(-1)).toEqual({
        kind: 'prompt-shown',
        url: null,
        promptId: anew,
        cameBackAfter: promptId,
      });
    },
  );

  test('is never the same wording within a week, for each child by themselves', async () => {
    const seen: (string | null | undefined)[] = [];
    for (let turn = 0; turn < 14; turn += 1) {
      seen.push((await desk.show('unknown-site', `https://site-${turn}.example/`))?.promptId);
    }
    const named = seen.filter((each) => typeof each === 'string');
    expect(new Set(named).size).toBe(named.length);
    expect(seen.at(-1)).toBeNull();
    await sit('p2', 'KS2');
    expect((await desk.show('unknown-site', url))?.promptId).not.toBeNull();
    await sit('p1', 'KS2');
    now += 7 * day;
    expect((await desk.show('unknown-site', url))?.promptId).not.toBeNull();
  });

  test('comes once a day to a place, where nothing is held up by it', async () => {
    expect(await desk.show('ai-answer', url)).not.toBeNull();
    expect(await desk.show('ai-answer', 'https://new.example/more')).toBeNull();
    expect(await desk.show('ai-answer', 'https://second.example/')).not.toBeNull();
    now += day;
    expect(await desk.show('ai-answer', url)).not.toBeNull();
  });

  test('is nothing on a device of staff, and where the school has switched it off', async () => {
    plan = {
      settings: { ...defaultPromptSettings, off: ['ai-answer', 'unknown-site'] },
      wordings: [],
      offPrompts: [],
      pictures: [],
      sentences: [],
    };
    expect(await desk.show('ai-answer', url)).toBeNull();
    expect(await desk.show('unknown-site', url)).not.toBeNull();
    await memory.write('state', { ...initialDeviceState, staff: { accountId: 'a', name: 'Miss Clarke' } });
    expect(await desk.show('unknown-site', url)).toBeNull();
  });
});

test('a prompt that is switched off is not asked; without any left what is held is asked plainly, and nothing else is', async () => {
  const idsOf = (moment: Moment) => catalogue[moment].prompts.map(({ id }) => id);
  const [kept, ...offPrompts] = idsOf('ai-answer');
  plan = { settings: defaultPromptSettings, wordings: [], offPrompts, pictures: [], sentences: [] };
  expect((await desk.show('ai-answer', url))?.promptId).toBe(kept);
  plan = { ...plan, offPrompts: [...idsOf('ai-answer'), ...idsOf('download')] };
  expect(await desk.show('ai-answer', 'https://second.example/')).toBeNull();
  expect(await desk.show('download', url)).toMatchObject({ promptId: null });
});

test('what this child met on another computer is not asked here for a week, and what another child met is', async () => {
  const [left = '', ...others] = catalogue['unknown-site'].prompts.map(({ id }) => id);
  const met = others.map((promptId) => ({ promptId, day: '1970-01-01' }));
  await memory.write('metElsewhere', { pupilId: 'p1', prompts: met });
  expect((await desk.show('unknown-site', url))?.promptId).toBe(left);
  expect((await desk.show('unknown-site', 'https://second.example/'))?.promptId).toBeNull();
  now += 7 * day;
  expect((await desk.show('unknown-site', 'https://third.example/'))?.promptId).toBe(left);
  now += day;
  expect(others).toContain((await desk.show('unknown-site', 'https://fourth.example/'))?.promptId);
  now = 1_000_000;
  await sit('p2', 'KS2');
  for (const _ of others) await desk.show('unknown-site', `https://${crypto.randomUUID()}.example/`);
  expect((await desk.show('unknown-site', 'https://last.example/'))?.promptId).not.toBeNull();
});

describe('the words', () => {
  test('are those of the key stage, with what was noticed in them', async () => {
    const older = await desk.show('look-alike', url, { real: 'bbc.co.uk' });
    expect(`${older?.noticed} ${older?.question}`).toContain('bbc.co.uk');
    await sit('p1', 'KS1');
    const young = await desk.show('look-alike', 'https://two.example/', { real: 'bbc.co.uk' });
    expect(young).toMatchObject({ noticed: '', keyStage: 'KS1', hasSymbols: true });
  });

  test('are the school’s own, and a pupil’s own language and symbols', async () => {
    const english = await desk.show('unknown-site', url);
    const promptId = english?.promptId ?? '';
    const wording = {
      ...(standardWording(promptId, 'cy', 'KS2') as Wording),
      question: 'Beth am y dylluan?',
    };
    plan = {
      settings: { ...defaultPromptSettings, pupils: [{ pupilId: 'p1', language: 'cy', hasSymbols: true }] },
      wordings: [{ promptId, language: 'cy', keyStage: 'KS2', wording }],
      offPrompts: [],
      pictures: [],
      sentences: [],
    };
    expect(await desk.show('unknown-site', url)).toMatchObject({
      language: 'cy',
      hasSymbols: true,
      question: 'Beth am y dylluan?',
    });
  });

  test('stand beside the pictures that the school has chosen', async () => {
    const standard = await desk.show('unknown-site', url);
    expect(standard?.choices.map(({ picture }) => picture)).toEqual(['back', 'grown-up', 'go']);
    const promptId = standard?.promptId ?? '';
    const own = [
      { promptId, place: 'question', picture: 'tree' },
      { promptId, place: 'open', picture: 'book' },
    ] as const;
    plan = { ...defaultPromptPlan, pictures: [...own] };
    const shown = await desk.show('unknown-site', url);
    expect(shown?.picture).toBe('tree');
    expect(shown?.choices.map(({ picture }) => picture)).toEqual(['back', 'grown-up', 'book']);
  });

  test('are the plain ones for what is held, when all were met', async () => {
    for (let turn = 0; turn < 14; turn += 1) await desk.show('unknown-site', `https://site-${turn}.example/`);
    const plain = await desk.show('unknown-site', url);
    expect(plain?.promptId).toBeNull();
    expect(plain?.choices.map(({ does }) => does)).toEqual(['go-back', 'ask', 'open']);
    expect((await desk.metToday()).at(-1)).toMatchObject({ promptId: null, choice: null });
    await answer(null, 'ask');
    expect((await desk.metToday()).at(-1)).toMatchObject({ moment: 'unknown-site', choice: 'ask' });
    const named = catalogue['unknown-site'].prompts.length;
    expect(told.filter(({ kind }) => kind === 'prompt-shown')).toHaveLength(named);
  });
});
