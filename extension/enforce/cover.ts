import type { DeviceState } from '#shared/device-state.ts';
import { isHelpline } from '#shared/policy/helplines.ts';
import type { OpenTab, OpenTabs } from '../chromium/open-tabs.ts';
import type { PageCovers } from '../chromium/page-covers.ts';
import { leasedWords, timerWords, unusedWords } from '../cover/cover-words.ts';
import { timeUpMs, type LeasedCover, type Shown, type ShownTimer } from '../cover/shown.ts';
import { toldBeforeMs } from '../guest-time.ts';
import { sayIn } from '#shared/pupil-words/say-in.ts';
import type { Speech } from '#shared/pupil-words/speech.ts';
import type { Memory } from '../memory.ts';
import { isWebPage } from '../observe/report-of.ts';
import type { PupilSpeech } from '../pupil-language.ts';
import type { ServerClock } from '../server-clock.ts';

export interface CoverParts {
  readonly memory: Memory;
  readonly serverClock: ServerClock;
  readonly tabs: Pick<OpenTabs, 'all'>;
  readonly pageCovers: PageCovers;
  /** What is said to whoever sits there. */
  readonly pupilSpeech: Pick<PupilSpeech, 'here'>;
  /** This computer's clock, which is also the pages'. */
  readonly now: () => number;
}

/** Keeps on the pages in front what lies on them now: eyes up, a freeze, a timer, or that nobody is there. */
export class Cover {
  readonly #parts: CoverParts;
  /** Tabs that carry something, as far as this life of the worker knows. */
  readonly #covered = new Set<number>();
  #isOn: boolean | null = null;
  /** Epoch ms of the newest look, by this computer's clock, and each later than the one before. */
  #asOf = 0;
  #newest: Promise<OpenTab[]> = Promise.resolve([]);

  constructor(parts: CoverParts) {
    this.#parts = parts;
  }

  /** Brings every page in front in line. Answers the pages of the web that could not carry it. */
  look(): Promise<OpenTab[]> {
    this.#asOf = Math.max(this.#parts.now(), this.#asOf + 1);
    this.#newest = this.#lookAt(this.#asOf);
    return this.#newest;
  }

  /** One page may take its time to answer, so no look waits for another: the older one leaves it to the newer. */
  async #lookAt(asOf: number): Promise<OpenTab[]> {
    const shown = await this.#shown(asOf);
    const fronts = (await this.#parts.tabs.all()).filter(({ isActive }) => isActive);
    if (asOf !== this.#asOf) return this.#newest;
    const isOn = shown.covers.length > 0 || shown.timer !== null;
    this.#isOn = isOn;
    const bare: OpenTab[] = [];
    for (const tab of fronts) {
      if (!isOn && !this.#covered.has(tab.tabId)) continue;
      if (isWebPage(tab.url) && (await this.#parts.pageCovers.show(tab.tabId, fitting(tab.url, shown))))
        this.#covered.add(tab.tabId);
      else bare.push(tab);
    }
    if (!isOn) await this.#clear(shown);
    return bare;
  }

  /** The same after a tab has come to the front or its page is new; costs nothing while nothing is on. */
  async lookAgain(): Promise<void> {
    if (this.#isOn !== false) await this.look();
  }

  /** Also behind the front: who comes back to a tab finds it as it was. */
  async #clear(nothing: Shown): Promise<void> {
    const covered = [...this.#covered];
    this.#covered.clear();
    for (const tabId of covered) await this.#parts.pageCovers.show(tabId, nothing);
  }

  async #shown(asOf: number): Promise<Shown> {
    const { memory, serverClock, now } = this.#parts;
    const speech = await this.#parts.pupilSpeech.here();
    const state = await memory.read('state');
    const { eyesUp, freeze } = state;
    const unused = (await memory.read('unusedSince')) === null ? [] : [unusedWords(speech)];
    const serverNow = serverClock.now();
    const here = (endsAt: number): number => now() + (endsAt - serverNow);
    const covers = [coverOf('eyes-up', eyesUp, speech), coverOf('freeze', freeze, speech)].filter(
      (each) => each !== null,
    );
    const timer = timerNow(state, serverNow, speech);
    return {
      covers: [
        ...unused,
        ...covers
          .filter(({ endsAt }) => endsAt > serverNow)
          .map((cover) => ({ ...cover, endsAt: here(cover.endsAt) })),
      ],
      timer: timer && { label: timer.label, endsAt: here(timer.endsAt), ...timerWords(speech) },
      asOf,
    };
  }
}

/** No teacher's cover lies on a way out; what hides it from the next child at the computer does. */
const fitting = (url: string, shown: Shown): Shown =>
  isHelpline(url) ? { ...shown, covers: shown.covers.filter(({ kind }) => kind === 'unused') } : shown;

/** A teacher's timer; for a guest the last minutes of their time. */
const timerNow = (
  { timer, guest, pupil, staff }: Pick<DeviceState, 'timer' | 'guest' | 'pupil' | 'staff'>,
  now: number,
  speech: Speech,
): Pick<ShownTimer, 'label' | 'endsAt'> | null => {
  if (timer !== null && timer.endsAt + timeUpMs > now) return timer;
  const isEnding = guest !== null && guest.endsAt - toldBeforeMs <= now && guest.endsAt + timeUpMs > now;
  if (!isEnding || pupil !== null || staff !== null) return null;
  return { label: sayIn(speech, 'Your time as a guest ends'), endsAt: guest.endsAt };
};

const coverOf = (
  kind: LeasedCover['kind'],
  lease: DeviceState['freeze'] | DeviceState['eyesUp'],
  speech: Speech,
): LeasedCover | null => {
  if (lease === null) return null;
  const { by, message, endsAt } = lease;
  return { kind, by, message, endsAt, ...leasedWords(speech, kind, by) };
};
