import type { ReadingWord, ReadyPrompt } from '#shared/prompts/ready-prompt.ts';

/** Words to read, and a voice of their language where there is one. */
type Part = readonly [Element, SpeechSynthesisVoice | undefined];

/** Browsers may name their voices a little after they are asked. */
const voicesWaitMs = 600;

/** Reads what is on a prompt with one of the browser's own voices, and marks the word that is read; without a voice it marks alone. */
export class ReadAloud {
  readonly #root: Element;
  readonly #language: string;
  readonly #words: ReadyPrompt['reading'];
  readonly #button: HTMLElement | null;
  #isReading = false;
  #hasVoice = false;

  constructor(root: Element, { language, reading }: Pick<ReadyPrompt, 'language' | 'reading'>) {
    this.#root = root;
    this.#language = language;
    this.#words = reading;
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
    this.#mark();
    this.#say(this.#hasVoice ? 'readAgain' : 'noVoice');
  }

  async #pressed(): Promise<void> {
    if (this.#isReading) return this.stop();
    const parts = await this.#parts();
    this.#isReading = true;
    this.#hasVoice = parts.some(([, voice]) => voice);
    this.#say('stopReading');
    for (const [part, voice] of parts) {
      if (this.#isReading) await this.#read(part, voice);
    }
    this.stop();
  }

  async #parts(): Promise<readonly Part[]> {
    const parts = this.#withVoices();
    if (parts.some(([, voice]) => voice) || !('speechSynthesis' in globalThis)) return parts;
    await new Promise((resolve) => {
      speechSynthesis.addEventListener('voiceschanged', resolve, { once: true });
      setTimeout(resolve, voicesWaitMs);
    });
    return this.#withVoices();
  }

  #withVoices(): Part[] {
    return [...this.#root.querySelectorAll('[data-say]')].map((part) => [
      part,
      fitting(part.getAttribute('lang') ?? this.#language),
    ]);
  }

  async #read(part: Element, voice: SpeechSynthesisVoice | undefined): Promise<void> {
    const words = [...part.querySelectorAll('.word')];
    if (!voice) return this.#walk(words, () => this.#isReading);
    const text = words.map(({ textContent }) => textContent).join(' ');
    const told = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate: 0.9 });
    // Not every voice says where it is.
    let isLed = true;
    told.addEventListener('start', () => this.#walk(words, () => isLed));
    told.addEventListener('boundary', ({ charIndex, name }) => {
      if (name !== 'word') return;
      isLed = false;
      this.#mark(words[text.slice(0, charIndex + 1).split(' ').length - 1]);
    });
    await new Promise((resolve) => {
      for (const end of ['end', 'error'] as const) told.addEventListener(end, resolve);
      speechSynthesis.speak(told);
    });
    isLed = false;
    this.#mark();
  }

  /** At the pace of somebody who reads along: who hears nothing is still led from word to word. */
  async #walk(words: readonly Element[], mayGoOn: () => boolean): Promise<void> {
    for (const word of words) {
      if (!mayGoOn()) return;
      this.#mark(word);
      await new Promise((resolve) => setTimeout(resolve, paceOf(word.textContent)));
    }
  }

  #mark(word?: Element): void {
    for (const marked of this.#root.querySelectorAll('.word.now')) marked.classList.remove('now');
    word?.classList.add('now');
  }

  #say(word: ReadingWord): void {
    this.#button?.querySelector('[data-label]')?.replaceChildren(this.#words[word]);
  }
}

const voices = (): readonly SpeechSynthesisVoice[] =>
  'speechSynthesis' in globalThis ? speechSynthesis.getVoices() : [];

/** One of the language, as Welsh read by an English voice helps nobody; one of this computer, which needs no network. */
const fitting = (language: string): SpeechSynthesisVoice | undefined => {
  const [own = ''] = language.split('-');
  return voices()
    .filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === own)
    .toSorted((one, other) => rankOf(other) - rankOf(one))[0];
};

const rankOf = ({ lang, localService }: SpeechSynthesisVoice): number =>
  2 * Number(localService) + Number(/gb/i.test(lang));

/** As long as a slow voice takes. */
const paceOf = (word: string): number => 220 + 45 * word.length;
