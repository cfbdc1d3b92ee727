import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPromptSettings } from '#shared/prompts/plan.ts';
import { standardWording } from '#shared/prompts/wording.ts';
import type { Wording } from '#shared/prompts/wording-schema.ts';
import type { Report } from '#shared/reports.ts';
import { LiveSchool } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl');
});
afterEach(() => school.close());

const promptId = 'detail-sent-need';
const standard = standardWording(promptId, 'en', 'KS2') as Wording;
const place = { promptId, language: 'en', keyStage: 'KS2' } as const;
const save = (wording: Wording | null, by: 'dsl' | 'admin' = 'dsl') =>
  school.as(by).call('savePromptWording', { ...place, wording });

describe('the school’s own words', () => {
  test('reach the device with the policy, also after a restart, and are undone', async () => {
    const device = school.device(0);
    await device.arrive();
    expect(await save({ ...standard, question: 'Would our owl send it?' })).toMatchObject({ ok: true });
    const has = (words: string) =>
      device.policies.at(-1)?.prompts?.wordings.some(({ wording }) => wording.question === words);
    await waitUntil('the device has the words', () => has('Would our owl send it?'));
    await school.restart();
    expect((await school.as('dsl').do('prompts', {})).wordings).toEqual([
      { ...place, wording: { ...standard, question: 'Would our owl send it?' } },
    ]);
    expect(await save(null)).toMatchObject({ ok: true });
    expect((await school.as('dsl').do('prompts', {})).wordings).toEqual([]);
  });

  test.each([
    [{ question: 'Is that naughty?' }, 'naughty'],
    [{ question: 'Stop and look.' }, 'question'],
    [{ question: 'Do you {shout} it?' }, '{shout}'],
    [{ noticed: '' }, 'noticed'],
    [
      { question: 'Does the organisation necessarily require individual identification information?' },
      'reads like age',
    ],
  ])('that will not do are refused with a sentence: %j', async (change, words) => {
    const answer = await save({ ...standard, ...change });
    expect(answer).toMatchObject({ ok: false, reason: 'failed' });
    expect(answer.ok ? '' : answer.detail).toContain(words);
    expect((await school.as('dsl').do('prompts', {})).wordings).toEqual([]);
  });

  test('in a language that nobody added are not what pupils read', async () => {
    const settings = { ...defaultPromptSettings, language: 'pl' };
    expect(await school.as('dsl').call('savePromptSettings', settings)).toMatchObject({ reason: 'failed' });
    const languages = [{ code: 'pl', name: 'Polski' }];
    expect(await school.as('dsl').call('savePromptSettings', { ...settings, languages })).toMatchObject({
      ok: true,
    });
    expect((await school.as('dsl').do('prompts', {})).settings.language).toBe('pl');
  });
});

describe('a single prompt', () => {
  const switchTo = (isOn: boolean, by: 'dsl' | 'teacher' = 'dsl', which = promptId) =>
    school.as(by).call('switchPrompt', { promptId: which, isOn });
  const off = async () => (await school.as('dsl').do('prompts', {})).offPrompts;

  test('is switched off on the devices by a version of the policy, also after a restart, and on again', async () => {
    const device = school.device(0);
    await device.arrive();
    const version = device.policies.at(-1)?.version ?? 0;
    expect(await switchTo(false)).toMatchObject({ ok: true });
    await waitUntil('the device knows', () => device.policies.at(-1)?.prompts?.offPrompts.includes(promptId));
    expect(device.policies.at(-1)?.version).toBe(version + 1);
    await school.restart();
    // What is saved of the settings afterwards leaves it off.
    await school.as('dsl').do('savePromptSettings', { ...defaultPromptSettings, breakAfterMinutes: 20 });
    expect(await off()).toEqual([promptId]);
    expect(await switchTo(true)).toMatchObject({ ok: true });
    expect(await off()).toEqual([]);
  });

  test('that nobody knows is not switched, and it is no teacher’s to switch', async () => {
    expect(await switchTo(false, 'dsl', 'made-up-name')).toMatchObject({ reason: 'not-found' });
    expect(await switchTo(false, 'teacher')).toMatchObject({ reason: 'not-allowed' });
    expect(await off()).toEqual([]);
  });

  test('and another at the same moment are both off', async () => {
    await Promise.all([switchTo(false), switchTo(false, 'dsl', 'advert-paid')]);
    expect(await off()).toEqual(['advert-paid', promptId]);
  });
});

describe('the pictures of a prompt', () => {
  const picture = { place: 'question', picture: 'tree' } as const;
  const choose = (by: 'dsl' | 'teacher', which = promptId, pictures: (typeof picture)[] = [picture]) =>
    school.as(by).call('savePromptPictures', { promptId: which, pictures });
  const kept = async () => (await school.as('dsl').do('prompts', {})).pictures;

  test('are the school’s on the devices, also after a restart, and the standard ones again', async () => {
    const device = school.device(0);
    await device.arrive();
    expect(await choose('dsl')).toMatchObject({ ok: true });
    expect(await choose('dsl', 'advert-paid')).toMatchObject({ ok: true });
    const own = { promptId, ...picture };
    const other = { ...own, promptId: 'advert-paid' };
    await waitUntil('the device has them', () => device.policies.at(-1)?.prompts?.pictures.length === 2);
    await school.restart();
    expect(await kept()).toEqual([own, other]);
    expect(await choose('dsl', promptId, [])).toMatchObject({ ok: true });
    expect(await kept()).toEqual([other]);
  });

  test('of one that nobody knows are not kept, and they are no teacher’s to choose', async () => {
    expect(await choose('dsl', 'made-up-name')).toMatchObject({ reason: 'not-found' });
    expect(await choose('teacher')).toMatchObject({ reason: 'not-allowed' });
    expect(await kept()).toEqual([]);
  });
});

describe('what else pupils read', () => {
  const say = (sentence: string, words: string | null, language = 'en', by: 'dsl' | 'teacher' = 'dsl') =>
    school.as(by).call('savePupilSentences', { language, sentences: [{ sentence, words }] });
  const kept = async () => (await school.as('dsl').do('prompts', {})).sentences;

  test('reaches the device in the school’s words, also after a restart, and is undone', async () => {
    const device = school.device(0);
    await device.arrive();
    const words = 'The owls keep this one shut';
    expect(await say('This page is not for school', words)).toMatchObject({ ok: true });
    const own = { sentence: 'This page is not for school', language: 'en', words };
    await waitUntil('the device has the words', () =>
      device.policies.at(-1)?.prompts?.sentences.some((each) => each.words === words),
    );
    await school.restart();
    expect(await kept()).toEqual([own]);
    expect(await say(own.sentence, null)).toMatchObject({ ok: true });
    expect(await kept()).toEqual([]);
  });

  test.each([
    ['Go back', '   ', 'en', 'failed', 'Please write something'],
    ['{who} has read it.', 'Somebody has read it.', 'en', 'failed', 'keep {who}'],
    ['Go back', 'Go back to {page}', 'en', 'failed', '{page}'],
    ['{who} can see this screen', '{who} says hello', 'en', 'failed', 'stays as it is'],
    ['Your school sees pages you open', 'Helo', 'cy', 'failed', 'stays as it is'],
    ['Go back', 'Wróć', 'pl', 'failed', 'Add the language “pl” first.'],
    ['A sentence that is not ours', 'Anything', 'en', 'not-found', ''],
  ])('is refused where it will not do: %s → %s (%s)', async (sentence, words, language, reason, detail) => {
    const answer = await say(sentence, words, language);
    expect(answer).toMatchObject({ ok: false, reason });
    expect(answer.ok ? '' : answer.detail).toContain(detail);
    expect(await kept()).toEqual([]);
  });

  test('is all kept or nothing of it, and is no teacher’s to change', async () => {
    const sentences = [
      { sentence: 'Go back', words: 'Back I go' },
      { sentence: '{who} says yes.', words: 'Yes!' },
    ];
    expect(await school.as('dsl').call('savePupilSentences', { language: 'en', sentences })).toMatchObject({
      reason: 'failed',
    });
    expect(await say('Go back', 'Back I go', 'en', 'teacher')).toMatchObject({ reason: 'not-allowed' });
    expect(await kept()).toEqual([]);
  });

  test('can be in a language that the school has added', async () => {
    const languages = [{ code: 'pl', name: 'Polski' }];
    await school.as('dsl').do('savePromptSettings', { ...defaultPromptSettings, languages });
    expect(await say('Go back', 'Wróć', 'pl')).toMatchObject({ ok: true });
    expect(await kept()).toEqual([{ sentence: 'Go back', language: 'pl', words: 'Wróć' }]);
  });
});

describe('the sums', () => {
  const shown = (seq: number, cameBackAfter: string | null = null) => ({
    seq,
    at: Date.now(),
    kind: 'prompt-shown' as const,
    url: null,
    promptId,
    cameBackAfter,
  });
  const answered = (seq: number, choice: 'go-back' | 'ask' | 'open'): Report => ({
    seq,
    at: Date.now(),
    kind: 'prompt',
    url: 'https://chat.example/',
    rule: 'A postcode was about to be sent',
    choice,
    moment: 'detail-sent',
    promptId,
  });

  test('are of the whole school: what was shown is kept for nobody', async () => {
    const lessonId = await school.startLesson();
    const device = school.device(0);
    await device.arrive();
    const back: Report = { ...shown(5, promptId), promptId: null };
    const batch = [shown(1), answered(2, 'go-back'), shown(3, promptId), answered(4, 'ask'), back];
    await device.report(batch);
    // Told again, as after a line that broke before the answer came.
    await device.report(batch);
    expect((await school.as('dsl').do('prompts', {})).sums).toEqual([
      { promptId, shown: 2, stopped: 1, asked: 1, wentOn: 0, cameBack: 2 },
    ]);
    const { deviceId } = device;
    const told = await school.as('teacher').do('timeline', { lessonId, deviceId });
    expect(told.map(({ kind, text }) => `${kind} ${text}`).toSorted()).toEqual([
      'prompt ask (detail-sent): A postcode was about to be sent',
      'prompt go-back (detail-sent): A postcode was about to be sent',
    ]);
    const rows = await school.storage.db
      .selectFrom('reports')
      .selectAll()
      .where('kind', '=', 'prompt-shown')
      .execute();
    expect(rows.map(({ pupilId, body, text, url }) => [pupilId, body, text, url])).toEqual([
      [null, '{}', '', null],
      [null, '{}', '', null],
      [null, '{}', '', null],
    ]);
  });

  test('do not count what no catalogue has', async () => {
    const device = school.device(0);
    await device.arrive();
    await device.report([{ ...shown(1), promptId: 'made-up-name' }]);
    expect((await school.as('dsl').do('prompts', {})).sums).toEqual([]);
  });
});
