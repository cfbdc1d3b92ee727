import { pageWord } from '#shared/prompts/in-language.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';

/** Browsers may name their voices a little after they are asked. */
const voicesWaitMs = 600;

/** Reads what is on a prompt with one of the browser's own voices, and marks the word that is read; without a voice it marks alone. */
export class ReadAloud {
  readonly #root: Element;
  readonly #language: string;
  readonly #around: ShownPrompt['around'];
  readonly #button: HTMLElement | null;
  #isReading = false;
  #hasVoice = false;

  constructor(root: Element, { language, around }: Pick<ShownPrompt, 'language' | 'around'>) {
    this.#root = root;
    this.#language = language;
    this.#around = around;
    this.#button = root.querySelector('[data-tool=read]');
    this.#button?.addEventListener('click', () => void this.#pressed());
    addEventListener('pagehide', () => this.stop(), { once: true });
    // Asked once, so that the voices are there when they are wanted.
    voices();
  }

  stop(): void {
    if (!this.#isReading) return;
    this.#isReading = false;
    if (this.#hasVoice) speechSynthesis.cancel();
    this.#mark(null);
    this.#say(this.#hasVoice ? 'readAgain' : 'noVoice');
  }

  async #pressed(): Promise<void> {
    if (this.#isReading) return this.stop();
    const parts = await this.#parts();
    this.#isReading = true;
    this.#hasVoice = parts.length > 0;
    this.#say('stopReading');
    if (parts.length === 0) await this.#walk();
    for (const [part, voice] of parts) {
      if (this.#isReading) await this.#read(part, voice);
    }
    this.stop();
  }

  /** What can be read, each with a voice of its own language. */
  async #parts(): Promise<(readonly [Element, SpeechSynthesisVoice])[]> {
    const named = this.#withVoices();
    if (named.length > 0 || !('speechSynthesis' in globalThis)) return named;
    await new Promise((resolve) => {
      speechSynthesis.addEventListener('voiceschanged', resolve, { once: true });
      setTimeout(resolve, voicesWaitMs);
    });
    return this.#withVoices();
  }

  #withVoices(): (readonly [Element, SpeechSynthesisVoice])[] {
    return [...this.#root.querySelectorAll('[data-say]')].flatMap((part) => {
      const voice = this.#fitting(part.getAttribute('lang') ?? this.#language);
      return voice === null ? [] : [[part, voice] as const];
    });
  }

  /** One of the language: Welsh read by an English voice helps nobody. */
  #fitting(language: string): SpeechSynthesisVoice | null {
    const [own = ''] = language.split('-');
    const fitting = voices().filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === own);
    return fitting.find(({ lang }) => /gb/i.test(lang)) ?? fitting[0] ?? null;
  }

  #read(part: Element, voice: SpeechSynthesisVoice): Promise<void> {
    const words = [...part.querySelectorAll('.word')];
    const starts = startsOf(words.map(({ textContent }) => textContent));
    const told = new SpeechSynthesisUtterance(words.map(({ textContent }) => textContent).join(' '));
    Object.assign(told, { voice, lang: voice.lang, rate: 0.9 });
    told.addEventListener('boundary', ({ charIndex, name }) => {
      if (name === 'word') this.#mark(words[starts.findLastIndex((start) => start <= charIndex)] ?? null);
    });
    return new Promise((resolve) => {
      for (const end of ['end', 'error'] as const)
        told.addEventListener(end, () => {
          this.#mark(null);
          resolve();
        });
      speechSynthesis.speak(told);
    });
  }

  /** Without a voice, at the pace of somebody who reads along: who hears nothing is still led from word to word. */
  async #walk(): Promise<void> {
    for (const word of this.#root.querySelectorAll('[data-say] .word')) {
      if (!this.#isReading) return;
      this.#mark(word);
      await new Promise((resolve) => setTimeout(resolve, paceOf(word.textContent)));
    }
  }

  #mark(word: Element | null): void {
    for (const marked of this.#root.querySelectorAll('.word.now')) marked.classList.remove('now');
    word?.classList.add('now');
  }

  #say(words: 'readAgain' | 'stopReading' | 'noVoice'): void {
    this.#button
      ?.querySelector('[data-label]')
      ?.replaceChildren(this.#around?.[words] ?? pageWord(words, this.#language));
  }
}

const voices = (): readonly SpeechSynthesisVoice[] =>
  'speechSynthesis' in globalThis ? speechSynthesis.getVoices() : [];

/** As long as a slow voice takes. */
const paceOf = (word: string): number => 220 + 45 * word.length;

/** Where each word begins in the words with one space between them. */
export const startsOf = (words: readonly string[]): number[] => {
  const starts: number[] = [];
  let at = 0;
  for (const word of words) {
    starts.push(at);
    at += word.length + 1;
  }
  return starts;
};
