// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { failure, success } from '#shared/result.ts';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { moments } from '#shared/prompts/moments.ts';
import { pictures } from '#shared/prompts/pictures.ts';
import { defaultPromptSettings } from '#shared/prompts/plan.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { PromptsPage } from './prompts-page.tsx';

let play: ReturnType<typeof playDashboard>;
const sum = { promptId: 'advert-paid', shown: 31, stopped: 1, asked: 0, wentOn: 30, cameBack: 0 };

beforeEach(async () => {
  play = playDashboard();
  play.on('prompts', () =>
    success({
      settings: defaultPromptSettings,
      wordings: [],
      offPrompts: [],
      pictures: [],
      sentences: [],
      sums: [sum],
    }),
  );
  play.on('pupils', () => success([]));
  await play.show(<PromptsPage />);
});

test('lists the prompts by moment, what they came to, and what cannot be done', () => {
  expect(play.root.querySelectorAll('[data-moment]')).toHaveLength(moments.length);
  const row = play.root.querySelector('[data-moment=advert] [data-key=advert-paid]');
  expect(row?.textContent).toContain('31');
  expect(play.root.querySelector('[data-moment=permission]')?.textContent).toContain('What cannot be done');
});

test('names those that change nothing, with the reason', () => {
  expect(play.root.textContent).toContain('Of 31 answers, 1 were to stop or to ask.');
});

test('shows a prompt as the child sees it, and says what is the matter with other words before they are sent', async () => {
  await play.press('Look and edit: Is it what you were looking for?');
  const preview = () => play.root.querySelector('.prompt-preview > div')?.shadowRoot;
  expect(preview()?.textContent).toContain('Is it what you were looking for?');
  await play.fill('question', 'Is that naughty?');
  expect(preview()?.textContent).toContain('Is that naughty?');
  expect(play.root.textContent).toContain('“naughty” scolds, frightens or coaxes.');
  play.on('savePromptWording', () => failure('failed', 'Not so.'));
  await play.submit('prompt-wording');
  expect(play.root.querySelector('[data-form=prompt-wording] [role=alert]')?.textContent).toBe('Not so.');
});

test('lets a school choose the pictures, and shows them as the child sees them before they are saved', async () => {
  play.on('savePromptPictures', () => success({}));
  await play.press('Look and edit: What does it want you to do?');
  const preview = () => play.root.querySelector('.prompt-preview > div')?.shadowRoot;
  const drawn = (part: string) =>
    [...(preview()?.querySelectorAll(`${part} path`) ?? [])].map((path) => path.getAttribute('d'));
  expect(drawn('.large')).toEqual(pictures.coin);
  await play.choose('Outside');
  expect(drawn('.large')).toEqual(pictures.tree);
  await play.select('picture-place', 'ask');
  await play.choose('Drink');
  expect(drawn('.pick.ask')).toEqual(pictures.cup);
  await play.press('Back to the standard pictures');
  expect([drawn('.large'), drawn('.pick.ask')]).toEqual([pictures.coin, pictures['grown-up']]);
  await play.choose('Drink');
  await play.submit('prompt-pictures');
  const saved = [{ place: 'ask', picture: 'cup' }];
  expect(play.requestsOf('savePromptPictures')).toEqual([{ promptId: 'advert-sell', pictures: saved }]);
});

test('switches one prompt off, lists it no more as idle, and says where nothing is left to ask', async () => {
  const all = catalogue.advert.prompts.map(({ id }) => id);
  const answer = (offPrompts: string[]) =>
    play.on('prompts', () =>
      success({
        settings: defaultPromptSettings,
        wordings: [],
        offPrompts,
        pictures: [],
        sentences: [],
        sums: [sum],
      }),
    );
  const section = () => play.root.querySelector('[data-moment=advert]')?.textContent;
  play.on('switchPrompt', () => success({}));
  answer(['advert-paid']);
  await play.press('Is it what you were looking for?');
  await play.press('Do not ask this');
  expect(play.requestsOf('switchPrompt')).toEqual([{ promptId: 'advert-paid', isOn: false }]);
  expect(play.root.textContent).toContain('Switched off: children are not asked this.');
  expect(play.root.textContent).not.toContain('Of 31 answers');
  expect(section()).toContain(`1 of ${all.length} questions switched off`);
  expect(play.root.textContent).not.toContain('All questions');
  answer(all);
  await play.press('Ask this again');
  expect(play.requestsOf('switchPrompt').at(-1)).toEqual({ promptId: 'advert-paid', isOn: true });
  expect(section()).toContain('nothing is asked there');
  expect(play.root.querySelector('[data-dialog=prompt]')?.textContent).toContain('nothing is asked there');
});

test('says that children are held all the same, where every question is off and it is not for pupils to pass', async () => {
  const offPrompts = catalogue.download.prompts.map(({ id }) => id);
  play = playDashboard();
  play.on('prompts', () =>
    success({
      settings: defaultPromptSettings,
      wordings: [],
      offPrompts,
      pictures: [],
      sentences: [],
      sums: [],
    }),
  );
  play.on('pupils', () => success([]));
  await play.show(<PromptsPage />);
  expect(play.root.querySelector('[data-moment=download]')?.textContent).toContain('asked in plain words');
});

test('switches a moment off, and keeps back what is no site', async () => {
  play.on('savePromptSettings', () => success({}));
  await play.fill('trusted-hosts', 'blog.hazel.example\nnot a site');
  expect(play.root.textContent).toContain('Line 2');
  await play.fill('trusted-hosts', 'https://blog.hazel.example/');
  await play.choose('An advert among results');
  await play.submit('prompt-settings');
  expect(play.requestsOf('savePromptSettings')).toMatchObject([
    { off: ['advert'], trustedHosts: ['blog.hazel.example'] },
  ]);
});

test('adds a language that is written already, says that no native speaker has read it, and shows it from right to left', async () => {
  play.on('savePromptSettings', () => success({}));
  expect(play.root.textContent).not.toContain('(ur)');
  await play.press('Add Urdu');
  expect(play.root.textContent).toContain('(ur), not yet read by a native speaker');
  const languages = [{ code: 'ur', name: 'اردو (Urdu)' }];
  const settings = { ...defaultPromptSettings, languages };
  play.on('prompts', () =>
    success({ settings, wordings: [], offPrompts: [], pictures: [], sentences: [], sums: [sum] }),
  );
  await play.submit('prompt-settings');
  expect(play.requestsOf('savePromptSettings')).toMatchObject([{ languages }]);
  await play.press('Look and edit: Is it what you were looking for?');
  await play.select('language', 'ur');
  const prompt = play.root.querySelector('.prompt-preview > div')?.shadowRoot?.querySelector('.prompt');
  expect([prompt?.getAttribute('lang'), prompt?.getAttribute('dir')]).toEqual(['ur', 'rtl']);
  expect(prompt?.textContent).toContain('کسی بڑے سے پوچھیں');
  expect(prompt?.querySelector('.question')?.getAttribute('lang')).toBe('en');
  expect(play.root.textContent).toContain('The standard Urdu has not been read by a native speaker yet');
});

test('keeps what tells children who sees what, and lets it be said in a language of the school’s', async () => {
  const settings = { ...defaultPromptSettings, languages: [{ code: 'ur', name: 'اردو (Urdu)' }] };
  play = playDashboard();
  play.on('prompts', () =>
    success({ settings, wordings: [], offPrompts: [], pictures: [], sentences: [], sums: [] }),
  );
  play.on('pupils', () => success([]));
  await play.show(<PromptsPage />);
  await play.press('Look and edit: The mark, and what lies on a page for a while');
  const row = () => play.root.querySelector('[data-sentence="Your school sees pages you open"]');
  expect(row()?.querySelector('textarea')).toBeNull();
  expect(row()?.textContent).toContain('stays as it is');
  await play.select('language', 'ur');
  expect(row()?.querySelector('textarea')).not.toBeNull();
});

test('lets a school say a sentence otherwise, shows it in its place, and keeps back what lost its hole', async () => {
  play.on('savePupilSentences', () => success({}));
  await play.press('Look and edit: Tell someone');
  const field = (sentence: string) =>
    play.root.querySelector<HTMLTextAreaElement>(`[data-sentence="${sentence}"] textarea`);
  const look = (sentence: string) =>
    act(() => void field(sentence)?.dispatchEvent(new FocusEvent('focusin', { bubbles: true })));
  const write = async (sentence: string, words: string) => {
    const area = field(sentence);
    if (area === null) throw new Error(`No field for ${sentence}.`);
    await look(sentence);
    await act(() => {
      area.value = words;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };
  const preview = () => play.root.querySelector('.prompt-preview > div')?.shadowRoot;
  expect(field('{who} has read it.')?.value).toBe('{who} has read it.');
  await write('{who} has read it.', 'Somebody has read it.');
  expect(play.root.textContent).toContain('Please keep {who}');
  await play.submit('sentences');
  expect(play.requestsOf('savePupilSentences')).toEqual([]);
  await write('{who} has read it.', '{who} knows now.');
  // Nothing is lost when the dialog is closed before it is saved.
  await play.press('Close');
  expect(play.root.querySelector('[data-area=tell]')?.textContent).toContain('Not saved yet: 1');
  await play.dashboard.unsaved.leave(() => undefined);
  expect(play.dashboard.unsaved.question.value?.titles).toEqual(['What else pupils read']);
  play.dashboard.unsaved.question.value?.onStay();
  await play.press('Look and edit: Tell someone');
  await look('{who} has read it.');
  expect(preview()?.querySelector('.here')?.textContent).toBe('Miss Clarke knows now.');
  expect(preview()?.textContent).toContain('We have told Miss Clarke.');
  await play.submit('sentences');
  expect(play.requestsOf('savePupilSentences')).toEqual([
    { language: 'en', sentences: [{ sentence: '{who} has read it.', words: '{who} knows now.' }] },
  ]);
});

test('begins a language of the school’s own with empty fields, and goes back to ours', async () => {
  const languages = [{ code: 'ur', name: 'اردو (Urdu)' }];
  const own = { sentence: 'Send', language: 'ur', words: 'بھیجو' };
  const settings = { ...defaultPromptSettings, languages, language: 'ur' };
  play = playDashboard();
  play.on('prompts', () =>
    success({ settings, wordings: [], offPrompts: [], pictures: [], sentences: [own], sums: [] }),
  );
  play.on('pupils', () => success([]));
  play.on('savePupilSentences', () => success({}));
  await play.show(<PromptsPage />);
  expect(play.root.querySelector('[data-area=tell] .tag')?.textContent).toBe('Your words: 1');
  await play.press('Look and edit: Tell someone');
  const fields = [...play.root.querySelectorAll<HTMLTextAreaElement>('[data-sentence] textarea')];
  expect(fields.map(({ value }) => value).filter((value) => value !== '')).toEqual(['بھیجو']);
  const page = () => play.root.querySelector('.prompt-preview > div')?.shadowRoot?.querySelector('.page');
  expect(page()).toMatchObject({ dir: 'ltr', lang: 'en' });
  await play.press('Back to ours: Send');
  await play.submit('sentences');
  expect(play.requestsOf('savePupilSentences')).toEqual([
    { language: 'ur', sentences: [{ sentence: 'Send', words: null }] },
  ]);
});
