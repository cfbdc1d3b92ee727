import { beforeEach, describe, expect, test } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import { compilePolicy, decide, freeSubject } from '#shared/policy/decide.ts';
import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import type { Drawn } from '#shared/prompts/draw-prompt.ts';
import type { PromptChoice } from '#shared/prompts/moments.ts';
import type { ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import type { NewReport } from '#shared/reports.ts';
import type { Protection } from '../enforce/protection.ts';
import type { HandStanding } from '../page-facts.ts';
import { createMemory, createVolatileArea, type Memory } from '../memory.ts';
import { PagePrompts } from './page-prompts.ts';
import { PromptDesk } from './prompt-desk.ts';

const category = (id: string, host: string) => ({ id, label: id, isIllegal: false, hosts: [host] });
const compiled = compilePolicy({
  version: 1,
  schoolName: 'Hazel Wood Primary School',
  publishedAt: 0,
  rules: defaultPolicyRules(),
  categories: [category('trusted-help', 'help.example'), category('ai-tools', 'robot.example')],
});
const protection = {
  compiled,
  safeEngine: null,
  decide: (url: string) => decide(compiled, freeSubject({ kind: 'guest' }), url, 0),
} as unknown as Protection;
const chat = { tabId: 1, frameId: 0, pageUrl: 'https://chat.example/' };

const noHand: HandStanding = { teacher: null, isYoung: false, up: null, told: null };
const handUp: HandStanding = {
  ...noHand,
  teacher: 'Miss Clarke',
  up: { about: 'question', isSent: true, comingBy: null },
};

let told: NewReport[];
let done: string[];
let offered: ReadyPrompt[];
let memory: Memory;
let pages: PagePrompts;
let choice: PromptChoice | null;
let hand: HandStanding;
const openers = new Map<number, string>();

beforeEach(async () => {
  [told, done, choice, hand] = [[], [], 'go-back', handUp];
  offered = [];
  openers.clear();
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const pupil = { pupilId: 'p', name: 'Nia Brook', keyStage: 'KS2', yearGroup: 4, classId: 'c' } as const;
  await memory.write('state', { ...initialDeviceState, pupil });
  const add = async (report: NewReport) => told.push(report);
  const prompts = new PromptDesk({ memory, protection, add, serverClock: { now: () => 1_000 } });
  pages = new PagePrompts({
    memory,
    protection,
    prompts,
    raiseHand: { raise: async ({ about }) => (done.push(`hand ${about}`), hand) },
    tabs: { goBack: async (tabId) => void done.push(`back ${tabId}`) },
    popUps: {
      openerOf: async (tabId) => openers.get(tabId) ?? null,
      close: async (tabId) => void done.push(`closed ${tabId}`),
    },
    scripts: {
      putOn: async (tabId, frameId, script) => done.push(`${script} on ${tabId} ${frameId}`) > 0,
      ask: async (_tabId, { moment }: ReadyPrompt) => (done.push(`ask ${moment}`), choice),
      offerToTell: async (tabId, prompt) => {
        offered.push(prompt);
        done.push(`way to tell on ${tabId}`);
      },
    },
  });
});
const textOf = ({ children = [] }: Drawn): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
const answer = (message: unknown, sender = chat) => {
  const request = pages.parse(message);
  return request === undefined ? undefined : pages.answer(request, sender);
};

describe('a script on a page', () => {
  test('is told who the child is and whether they may write about themselves there', async () => {
    expect(await answer({ prompts: 'facts' })).toEqual({
      names: ['Nia', 'Brook'],
      school: 'Hazel Wood Primary School',
      isTrusted: false,
      isResults: false,
    });
  });

  test('is given a prompt with the kind of thing in it, and tells the kind alone', async () => {
    const shown = await answer({ prompts: 'show', moment: 'detail-sent', about: 'postcode' });
    const { promptId, drawing } = shown as ReadyPrompt;
    expect(textOf(drawing)).toContain('a postcode');
    await answer({ prompts: 'answer', moment: 'detail-sent', promptId, choice: 'ask', about: 'postcode' });
    expect(told.at(-1)).toEqual({
      kind: 'prompt',
      url: 'https://chat.example/',
      rule: 'A postcode was about to be sent',
      choice: 'ask',
      moment: 'detail-sent',
      promptId,
    });
    expect(done).toEqual(['prompt-card on 1 0', 'hand question']);
    await answer({ prompts: 'answer', moment: 'detail-sent', promptId, choice: 'open', about: 'postcode' });
    expect(done).toEqual(['prompt-card on 1 0', 'hand question']);
  });

  test('in a frame too low to read in asks on the page around it, and has the choice with it', async () => {
    const request = { prompts: 'show', moment: 'detail-sent', about: 'postcode', isLow: true };
    expect(await answer(request, { ...chat, frameId: 7 })).toMatchObject({ chosen: 'go-back' });
    expect(done).toEqual(['prompt-card on 1 0', 'ask detail-sent']);
    // Something else is asked there: what is held back is asked about in the frame, and nothing else is.
    choice = null;
    const inFrame = await answer(request, { ...chat, frameId: 7 });
    expect(inFrame).toMatchObject({ moment: 'detail-sent' });
    expect(inFrame).not.toHaveProperty('chosen');
    expect(await answer({ ...request, moment: 'detail-typed' }, { ...chat, frameId: 7 })).toBeNull();
    expect(await answer(request)).not.toHaveProperty('chosen');
    expect(done.slice(2)).toEqual([
      'prompt-card on 1 0',
      'ask detail-sent',
      'prompt-card on 1 7',
      'prompt-card on 1 0',
      'ask detail-typed',
      'prompt-card on 1 0',
    ]);
  });

  test.each([
    { prompts: 'show', moment: 'unknown-site' },
    { prompts: 'show', moment: 'detail-sent', about: 'SW1A 2AA' },
    { prompts: 'answer', moment: 'detail-sent', promptId: 'SW1A 2AA', choice: 'open' },
    { prompts: 'answer', moment: 'detail-sent', promptId: null, choice: 'SW1A 2AA' },
    { prompts: 'else' },
    null,
  ])('is not understood when it says something else: %j', (message) => {
    expect(pages.parse(message)).toBeUndefined();
  });

  test('is let be where a child looks for help, and on a device of staff', async () => {
    const help = { ...chat, pageUrl: 'https://help.example/' };
    expect(await answer({ prompts: 'wake' }, help)).toBeNull();
    expect(await answer({ prompts: 'show', moment: 'detail-sent', about: 'name' }, help)).toBeNull();
    await memory.write('state', { ...initialDeviceState, staff: { accountId: 'a', name: 'Miss Clarke' } });
    expect(await answer({ prompts: 'facts' })).toBeNull();
    expect(done).toEqual([]);
  });
});

describe('a child who chooses to ask a grown-up', () => {
  const ask = { prompts: 'answer', moment: 'sign-up', promptId: null, choice: 'ask' } as const;

  test('has a hand up by that in a lesson, and is offered nothing besides', async () => {
    await answer(ask);
    expect(done).toEqual(['hand question']);
  });

  test('outside a lesson is offered on the page, from a frame too, to tell someone, and nothing is told by that', async () => {
    hand = noHand;
    await answer(ask, { ...chat, frameId: 7 });
    expect(done).toEqual(['hand question', 'prompt-card on 1 0', 'way to tell on 1']);
    expect(offered.map(({ outcomes }) => Object.keys(outcomes))).toEqual([['ask', 'go-back']]);
    expect(told.map(({ kind }) => kind)).toEqual(['prompt']);
  });

  test('is offered it after a question of ours on a page that has opened, too, and stays there', async () => {
    [hand, choice] = [noHand, 'ask'];
    await pages.arrived(3, 'https://robot.example/');
    expect(done.slice(1)).toEqual([
      'ask ai-answer',
      'hand question',
      'prompt-card on 3 0',
      'way to tell on 3',
    ]);
  });
});

describe('a page that has opened', () => {
  test('asks by its category, and is left when the child goes back', async () => {
    await pages.arrived(3, 'https://robot.example/');
    expect(done).toEqual(['prompt-card on 3 0', 'ask ai-answer', 'back 3']);
    expect(told.map(({ kind }) => kind)).toEqual(['prompt-shown', 'prompt']);
    await pages.arrived(3, 'https://robot.example/more');
    expect(done).toHaveLength(3);
  });

  test('tells nothing when it went away unanswered, and stays for a break', async () => {
    choice = null;
    await pages.arrived(3, 'https://robot.example/');
    expect(told.map(({ kind }) => kind)).toEqual(['prompt-shown']);
    choice = 'go-back';
    expect(await pages.push(3, 'https://maths.example/', 'break', { minutes: '40' })).toBe(true);
    expect(done).not.toContain('back 3');
  });

  test('to look for help is asked nothing by a clock either', async () => {
    expect(await pages.push(3, 'https://help.example/chat', 'break', { minutes: '40' })).toBe(false);
    expect([done, told]).toEqual([[], []]);
  });
});

describe('a small window', () => {
  test('on another site than the page that opened it is asked about, and closed when the child says so', async () => {
    openers.set(4, 'https://robot.example/');
    await pages.arrived(4, 'https://prizes.example/');
    expect(done).toEqual(['prompt-card on 4 0', 'ask pop-up', 'closed 4']);
    expect(told.at(-1)).toMatchObject({ kind: 'prompt', moment: 'pop-up', choice: 'go-back' });
  });

  test.each([
    ['of the same site', 'https://prizes.example/', 'https://www.prizes.example/more'],
    ['that a child opened', null, 'https://prizes.example/'],
    ['to look for help', 'https://prizes.example/', 'https://help.example/'],
  ])('%s is let be', async (_, opener, url) => {
    if (opener !== null) openers.set(4, opener);
    await pages.arrived(4, url);
    expect(done).toEqual([]);
  });
});
