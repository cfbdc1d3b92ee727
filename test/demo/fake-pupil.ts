import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { compilePolicy, decide, type CompiledPolicy, type Subject } from '#shared/policy/decide.ts';
import type { Policy } from '#shared/policy/policy.ts';
import { handAbouts } from '#shared/reports.ts';
import type { Page } from '#shared/page.ts';
import type { FakeDevice } from '../support/fake-device.ts';
import { learningVisits, madeUpVisits } from '../support/made-up-visits.ts';
import { pick } from './random.ts';

export interface FakePupilParts {
  readonly device: FakeDevice;
  readonly random: () => number;
}

const questions = ['How do you spell Egypt?', 'What do we do next?', 'Is this a fact or an opinion?'];
const searches = ['why is the sky blue', 'how big is a whale', 'tudor ships', 'seven times table'];

/** A pupil at a simulated device, who reads, searches, is stopped now and then, and looks out of the window. */
export class FakePupil {
  readonly #parts: FakePupilParts;
  #compiled: CompiledPolicy | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: FakePupilParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#next(this.#parts.random() * 5_000);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #next(delayMs: number): void {
    this.#timer = setTimeout(() => {
      this.#next(8_000 + this.#parts.random() * 15_000);
      void this.#act();
    }, delayMs);
  }

  async #act(): Promise<void> {
    const { device, random } = this.#parts;
    const dice = random();
    device.be(dice < 0.05 ? 'idle' : 'active');
    if (dice < 0.05 || device.state.lock !== null) return;
    if (dice < 0.07) return this.#handUp();
    if (dice < 0.15) return this.#search();
    return this.#open(pick(random, dice < 0.95 ? learningVisits : madeUpVisits));
  }

  /** Up, or down again where it is up. */
  async #handUp(): Promise<void> {
    const { device, random } = this.#parts;
    const { lesson, hand } = device.state;
    if (lesson === null) return;
    if (hand !== null && hand.answer === null)
      return void (await device.tell({ kind: 'hand-down', requestId: hand.requestId }));
    const about = pick(random, handAbouts);
    const words = about === 'question' ? pick(random, questions) : '';
    const requestId = `hand-${Math.floor(random() * 1e9)}`;
    const url = device.page?.url ?? null;
    await device.tell({ kind: 'hand-up', requestId, lessonId: lesson.lessonId, about, url, words });
  }

  async #search(): Promise<void> {
    const words = pick(this.#parts.random, searches);
    const url = `https://www.google.co.uk/search?q=${encodeURIComponent(words)}&safe=active&ssui=on`;
    await this.#parts.device.tell({ kind: 'search', url, engine: 'Google', words });
  }

  /** Opens a page as the device's own policy has it. */
  async #open(page: Page): Promise<void> {
    const { device, random } = this.#parts;
    const { policy, state } = device;
    if (policy === null || state.pupil === null) return;
    const subject: Subject = {
      person: { kind: 'pupil', pupil: state.pupil },
      lock: state.lock,
      focus: state.focus,
      exceptions: state.exceptions,
      openings: [],
    };
    const { verdict, rule } = decide(this.#compiledOf(policy), subject, page.url, Date.now());
    if (verdict === 'block') return device.meetClosed(page, rule);
    if (verdict === 'think') {
      const choice = random() < 0.5 ? 'open' : 'go-back';
      const { id: promptId } = pick(random, catalogue['unknown-site'].prompts);
      await device.tell({ kind: 'prompt-shown', url: null, promptId, cameBackAfter: null });
      await device.tell({ kind: 'prompt', url: page.url, rule, choice, moment: 'unknown-site', promptId });
      if (choice === 'go-back') return;
    }
    await device.visit(page);
  }

  #compiledOf(policy: Policy): CompiledPolicy {
    if (this.#compiled?.policy !== policy) this.#compiled = compilePolicy(policy);
    return this.#compiled;
  }
}
