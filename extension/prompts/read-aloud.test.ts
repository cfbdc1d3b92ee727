// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readyPrompt } from '#shared/prompts/ready-prompt.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { makeElement } from './make-element.ts';
import { ReadAloud } from './read-aloud.ts';

class Utterance extends EventTarget {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}
class Synthesis extends EventTarget {
  voices = ['fr-FR', 'en-US', 'en-GB'].map((lang) => ({ lang, localService: false }));
  readonly spoken: Utterance[] = [];
  getVoices = () => this.voices;
  speak = (told: Utterance) => void this.spoken.push(told);
  cancel = () => undefined;
}
const shown: ShownPrompt = {
  promptId: 'detail-sent-need',
  moment: 'detail-sent',
  keyStage: 'KS2',
  language: 'en',
  picture: 'letter',
  hasSymbols: false,
  noticed: 'You are about to send a postcode.',
  question: 'Does this site need it?',
  choices: [{ does: 'go-back', picture: 'stop', words: 'Do not send', outcome: 'Good.' }],
};
let synthesis: Synthesis;
let card: Element;
const button = () => card.querySelector<HTMLElement>('[data-tool=read]');
const marked = () => [...card.querySelectorAll('.word.now')].map(({ textContent }) => textContent).join(' ');
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  synthesis = new Synthesis();
  vi.stubGlobal('speechSynthesis', synthesis);
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  card = makeElement(readyPrompt(shown).drawing);
});
afterEach(() => vi.unstubAllGlobals());

const boundary = (charIndex: number) =>
  synthesis.spoken.at(-1)?.dispatchEvent(Object.assign(new Event('boundary'), { charIndex, name: 'word' }));

test('reads what was noticed, the question and the choices, and marks the word that is read', async () => {
  const reading = new ReadAloud(card, readyPrompt(shown));
  button()?.click();
  await settled();
  expect(synthesis.spoken[0]).toMatchObject({ text: shown.noticed, lang: 'en-GB' });
  boundary(8);
  expect(marked()).toBe('about');
  boundary(22);
  expect(marked()).toBe('a');
  for (const words of [shown.question, 'Do not send']) {
    synthesis.spoken.at(-1)?.dispatchEvent(new Event('end'));
    await settled();
    expect(synthesis.spoken.at(-1)?.text).toBe(words);
    expect(marked()).toBe('');
  }
  synthesis.spoken.at(-1)?.dispatchEvent(new Event('end'));
  await settled();
  expect(button()?.textContent).toBe('Read it again');
  reading.stop();
  expect(button()?.textContent).toBe('Read it again');
});

test('stops at a second press', async () => {
  const reading = new ReadAloud(card, readyPrompt(shown));
  button()?.click();
  await settled();
  expect(button()?.textContent).toBe('Stop reading');
  boundary(0);
  button()?.click();
  expect(marked()).toBe('');
  expect(button()?.textContent).toBe('Read it again');
  reading.stop();
});

test('leads from word to word where there is no voice for the language, and says so at the end', async () => {
  vi.useFakeTimers();
  synthesis.voices = [{ lang: 'en-GB', localService: true }];
  const inWelsh = readyPrompt({ ...shown, language: 'cy' });
  card = makeElement(inWelsh.drawing);
  const reading = new ReadAloud(card, inWelsh);
  button()?.click();
  synthesis.dispatchEvent(new Event('voiceschanged'));
  await vi.advanceTimersByTimeAsync(0);
  const words = [...card.querySelectorAll('[data-say] .word')].map(({ textContent }) => textContent);
  expect([marked(), button()?.textContent]).toEqual([words[0], 'Stopio darllen']);
  const seen = new Set<string>();
  while (marked() !== '') {
    seen.add(marked());
    await vi.advanceTimersByTimeAsync(50);
  }
  expect([...seen]).toEqual([...new Set(words)]);
  expect(button()?.textContent).toBe('Dim llais ar y cyfrifiadur hwn');
  expect(synthesis.spoken).toEqual([]);
  button()?.click();
  synthesis.dispatchEvent(new Event('voiceschanged'));
  await vi.advanceTimersByTimeAsync(0);
  expect(marked()).toBe(words[0]);
  reading.stop();
  expect(marked()).toBe('');
  vi.useRealTimers();
});

test('marks word after word by time while a voice speaks that does not say where it is', async () => {
  vi.useFakeTimers();
  const reading = new ReadAloud(card, readyPrompt(shown));
  button()?.click();
  await vi.advanceTimersByTimeAsync(0);
  expect(marked()).toBe('');
  synthesis.spoken.at(-1)?.dispatchEvent(new Event('start'));
  const seen = [marked()];
  while (seen.length < 4) {
    await vi.advanceTimersByTimeAsync(50);
    if (marked() !== seen.at(-1)) seen.push(marked());
  }
  expect(seen).toEqual(['You', 'are', 'about', 'to']);
  boundary(0);
  await vi.advanceTimersByTimeAsync(5000);
  expect(marked()).toBe('You');
  synthesis.spoken.at(-1)?.dispatchEvent(new Event('end'));
  await vi.advanceTimersByTimeAsync(0);
  expect(marked()).toBe('');
  reading.stop();
  vi.useRealTimers();
});

test('takes a voice of this computer before one of the network', async () => {
  synthesis.voices.push({ lang: 'en-US', localService: true });
  const reading = new ReadAloud(card, readyPrompt(shown));
  button()?.click();
  await settled();
  expect(synthesis.spoken[0]).toMatchObject({ lang: 'en-US' });
  reading.stop();
});
