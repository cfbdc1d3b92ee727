import { oneAtATime } from '#shared/one-at-a-time.ts';
import { parseAddress } from '#shared/policy/address.ts';
import {
  compileRules,
  sessionRules,
  type AskedWorker,
  type OwnPages as OwnPageAddresses,
} from '#shared/policy/dnr-rules.ts';
import type { Policy } from '#shared/policy/policy.ts';
import { nextTimeChange } from '#shared/policy/timetable.ts';
import type { Memory } from '../memory.ts';
import type { OwnPages } from '../own-pages.ts';
import type { ServerClock } from '../server-clock.ts';
import { toldBeforeMs } from '../guest-time.ts';
import type { LockScreen } from './lock-screen.ts';
import type { Openings } from './openings.ts';
import type { Protection } from './protection.ts';
import type { Rules } from './rules.ts';

export interface InForceParts {
  readonly memory: Memory;
  readonly serverClock: ServerClock;
  readonly pages: OwnPages;
  readonly protection: Protection;
  readonly openings: Openings;
  readonly rules: Rules;
  readonly lockScreen: LockScreen;
  readonly sweep: () => Promise<void>;
  /** Whether the worker is asked about each page before its request leaves. */
  readonly isWorkerAsked: () => Promise<boolean>;
  /** Pictures and scripts that the browser keeps at hand are shown without asking anybody, until it lets go of them. */
  readonly dropKept: () => Promise<void>;
  /** Asks to be called again (`everything`) after so many ms, also when the worker has died in between. */
  readonly wakeIn: (delayMs: number) => void;
  readonly onChange: () => void;
}

/** Brings the browser in line with what is in memory: rules, lock, open tabs, and when to look again. */
export class InForce {
  readonly #parts: InForceParts;
  #areRulesInstalled = false;
  /**
   * The instant (server epoch ms) that rules and tabs were last brought in line with. What has ended since then is still
   * to be done, however often the wake-up is set anew meanwhile.
   */
  #inLineAt: number | null = null;
  #letThrough: readonly string[] = [];
  /** Two at once would put the same rules in twice. Each looks at memory anew, so the last one holds. */
  readonly #inTurn = oneAtATime();

  constructor(parts: InForceParts) {
    this.#parts = parts;
  }

  /** Looks into the browser: what was put in may have been lost. */
  async areRulesInstalled(): Promise<boolean> {
    return this.#areRulesInstalled && (await this.#parts.rules.areThere());
  }

  /** Puts back what the browser has lost. */
  async repair(): Promise<void> {
    if (this.#areRulesInstalled && !(await this.#parts.rules.areThere())) await this.everything();
  }

  policy(policy: Policy): Promise<void> {
    this.#parts.protection.setPolicy(policy);
    return this.everything();
  }

  /** After a change of policy or person, and when a lease or a school time has ended. */
  everything(): Promise<void> {
    return this.#inTurn(() => this.#everything());
  }

  /** After a change of lock, lesson or openings: what is live, in milliseconds. */
  live(): Promise<void> {
    return this.#inTurn(() => this.#live());
  }

  /** Pages of this address's host open, whatever the rules know of it: until the rules are made anew. */
  letThrough(address: string): Promise<void> {
    const host = parseAddress(address)?.host ?? '';
    return this.#inTurn(async () => {
      if (this.#letThrough.includes(host)) return;
      this.#letThrough = [...this.#letThrough, host].slice(-maxLetThrough);
      await this.#installLive();
    });
  }

  /** After a change that closes what is open in a tab, or opens what a tab holds back. */
  liveAndTabs(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#live();
      await this.#parts.sweep();
    });
  }

  async #everything(): Promise<void> {
    const { protection, rules, serverClock, sweep, dropKept } = this.#parts;
    const now = serverClock.now();
    await protection.renew();
    const { compiled, subject } = protection;
    if (compiled !== null) {
      this.#letThrough = [];
      await rules.install(compileRules(compiled, subject, now, ...(await this.#stops())));
      this.#areRulesInstalled = true;
    }
    this.#inLineAt = now;
    await this.#cover();
    await dropKept();
    await sweep();
  }

  async #live(): Promise<void> {
    await this.#parts.protection.renew();
    await this.#installLive();
    await this.#cover();
  }

  async #installLive(): Promise<void> {
    const { protection, rules, serverClock } = this.#parts;
    const { compiled, subject } = protection;
    if (compiled === null) return;
    await rules.installLive(sessionRules(compiled, subject, serverClock.now(), ...(await this.#stops())));
  }

  async #cover(): Promise<void> {
    const { lockScreen, onChange } = this.#parts;
    await lockScreen.guard();
    await this.#wakeAtNextEnd();
    onChange();
  }

  async #wakeAtNextEnd(): Promise<void> {
    const { memory, serverClock, protection, wakeIn } = this.#parts;
    const { lock, lesson, focus, exceptions, agreement, guest } = await memory.read('state');
    const openings = await memory.read('openings');
    const now = serverClock.now();
    // The clock may have been put right, and back, by the server.
    const since = Math.min(this.#inLineAt ?? now, now);
    const timetable = protection.compiled?.policy.rules.timetable;
    const ends = [
      lock?.endsAt,
      lesson?.endsAt,
      focus?.endsAt,
      agreement?.heldFrom ?? undefined,
      guest?.endsAt,
      guest ? guest.endsAt - toldBeforeMs : undefined,
      ...exceptions.map(({ endsAt }) => endsAt),
      ...openings.map(({ until }) => until),
      timetable && nextTimeChange(timetable, since),
    ];
    const next = Math.min(...ends.filter((end) => end !== undefined && end > since).map(Number));
    if (Number.isFinite(next)) wakeIn(Math.max(0, next - now));
  }

  /** Where rules send what they stop, and what they leave to the worker. */
  async #stops(): Promise<[OwnPageAddresses, AskedWorker | null]> {
    const { pages, isWorkerAsked } = this.#parts;
    return [
      { blocked: pages.url('blocked'), think: pages.url('think'), lock: pages.url('lock') },
      (await isWorkerAsked()) ? { letThrough: this.#letThrough } : null,
    ];
  }
}

const maxLetThrough = 200;
