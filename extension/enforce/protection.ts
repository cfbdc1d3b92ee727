import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import { lockInForce } from '#shared/device-state.ts';
import { parseAddress } from '#shared/policy/address.ts';
import { personOf } from '#shared/policy/audience.ts';
import { openClosedMarks } from '#shared/policy/closed-layer.ts';
import type { CategoryIndex, HostList } from '#shared/policy/category-index.ts';
import {
  compilePolicy,
  decide,
  freeSubject,
  type CompiledPolicy,
  type Decision,
  type Subject,
} from '#shared/policy/decide.ts';
import { explain, type Explanation } from '#shared/policy/explain.ts';
import { isStoppedByCategory } from '#shared/policy/asked-worker.ts';
import { searchOfForm, type FormFields } from '#shared/policy/form-search.ts';
import { mayFetch } from '#shared/policy/may-fetch.ts';
import type { Policy } from '#shared/policy/policy.ts';
import { forceSafeSearch } from '#shared/policy/safe-search.ts';
import { searchRulesOf } from '#shared/policy/search-rules.ts';
import { unsignedAgreement } from '../unsigned-agreement.ts';
import { hashText } from '../hash-text.ts';
import type { Memory } from '../memory.ts';
import type { OwnPages } from '../own-pages.ts';
import type { ServerClock } from '../server-clock.ts';
import { parsePolicy } from '../verify-policy.ts';

export interface ProtectionParts {
  readonly memory: Memory;
  readonly serverClock: ServerClock;
  readonly pages: OwnPages;
}

/** Where a page goes: it may open, or something else opens in its place. */
export interface Route {
  /** Null until the first policy is here. */
  readonly decision: Decision | null;
  readonly instead: string | null;
}

/** The verdicts of this device. Everything here is worked out from memory and can be worked out again. */
export class Protection {
  readonly #parts: ProtectionParts;
  #serverHost: string | null = null;
  #compiled: CompiledPolicy | null = null;
  /** What the browser's rules are made of. */
  #withoutFullIndex: CompiledPolicy | null = null;
  #fullIndex: CategoryIndex | null = null;
  #floor: readonly HostList[] | null = null;
  #subject: Subject = freeSubject({ kind: 'guest' });
  #isStopped = false;

  constructor(parts: ProtectionParts) {
    this.#parts = parts;
  }

  /** Takes up policy, pupil, lock and openings from memory. */
  async start(): Promise<void> {
    const { memory } = this.#parts;
    const configuration = await memory.read('configuration');
    this.#serverHost = configuration && new URL(configuration.serverUrl).hostname;
    await this.renew();
    const kept = await memory.read('policy');
    const policy = kept && parsePolicy(kept.text);
    if (policy?.ok) this.setPolicy(policy.value);
  }

  setPolicy(policy: Policy): void {
    const server = { hash: hashText, ...(this.#serverHost !== null && { serverHost: this.#serverHost }) };
    // Older ones than the policy names are better than none, until the newer ones are here.
    const fullIndex = policy.fullIndex && this.#fullIndex;
    const floor = policy.fullIndex && this.#floor;
    const known = { ...server, ...(floor && { floor }) };
    this.#withoutFullIndex = compilePolicy(policy, known);
    this.#compiled = fullIndex ? compilePolicy(policy, { ...known, fullIndex }) : this.#withoutFullIndex;
  }

  setFullIndex(fullIndex: CategoryIndex): void {
    this.#fullIndex = fullIndex;
    if (this.#compiled !== null) this.setPolicy(this.#compiled.policy);
  }

  setFloor(floor: readonly HostList[]): void {
    this.#floor = floor;
    if (this.#compiled !== null) this.setPolicy(this.#compiled.policy);
  }

  setServer(serverUrl: string): void {
    this.#serverHost = new URL(serverUrl).hostname;
    if (this.#compiled !== null) this.setPolicy(this.#compiled.policy);
  }

  /** Who is at this device, what they opened, and whether it is locked: read again from memory. */
  async renew(): Promise<void> {
    const { memory } = this.#parts;
    const state = await memory.read('state');
    const { pupil, staff, guest, lock, focus, exceptions, stop, closedMarks } = state;
    const openings = await memory.read('openings');
    const suspects = await memory.read('suspects');
    const unsigned = unsignedAgreement(state, await memory.read('signedAgreement'));
    this.#isStopped = stop !== null;
    this.#subject = {
      person: personOf({ pupil, staff }),
      lock: lockInForce({ lock, stop }),
      isStopped: this.#isStopped,
      ...(closedMarks.length > 0 && { isClosed: openClosedMarks(closedMarks, hashText) }),
      focus,
      exceptions,
      openings: openings.map(({ host, until }) => ({ host, until })),
      suspects,
      agreement: heldBy(unsigned),
      letInUntil: guest?.endsAt ?? null,
    };
  }

  get compiled(): CompiledPolicy | null {
    return this.#compiled;
  }

  get subject(): Subject {
    return this.#subject;
  }

  get serverHost(): string | null {
    return this.#serverHost;
  }

  /** True also where the policy names none. */
  get hasFullIndex(): boolean {
    return this.#compiled?.policy.fullIndex === undefined || this.#fullIndex !== null;
  }

  get policyVersion(): number {
    return this.#compiled?.policy.version ?? 0;
  }

  get isLocked(): boolean {
    const { lock } = this.#subject;
    return lock !== null && this.#parts.serverClock.now() < lock.endsAt;
  }

  /** Stopped and referred: locked, without an end. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Null when there is no policy yet and so no verdict. */
  decide(address: string): Decision | null {
    if (this.#compiled !== null) {
      return decide(this.#compiled, this.#subject, address, this.#parts.serverClock.now());
    }
    return this.#isAlwaysOpen(address) ? openWithoutPolicy : null;
  }

  /** Whether an open page may fetch this for itself. Before the first policy no page of the web is open to ask. */
  mayFetch(address: string): boolean {
    const now = this.#parts.serverClock.now();
    return this.#compiled === null || mayFetch(this.#compiled, this.#subject, address, now);
  }

  /** For adults: the same decision with what every layer says. Null without a policy. */
  explain(address: string): Explanation | null {
    if (this.#compiled === null) return null;
    return explain(this.#compiled, this.#subject, address, this.#parts.serverClock.now());
  }

  /** Whether an address would be closed if its site were a suspect: not where a person has said otherwise. */
  wouldClose(address: string, suspect: string): boolean {
    if (this.#compiled === null) return false;
    const subject = { ...this.#subject, suspects: [suspect] };
    return decide(this.#compiled, subject, address, this.#parts.serverClock.now()).verdict === 'block';
  }

  /** Whether the browser's rules, which know the policy's own lists and the floor, would stop what may open by the full index. */
  isStoppedByRules(address: string): boolean {
    const { compiled, subject } = this;
    const rules = this.#withoutFullIndex;
    if (rules === null || rules === compiled) return false;
    return isStoppedByCategory(rules, subject, address, this.#parts.serverClock.now());
  }

  route(address: string): Route {
    const decision = this.decide(address);
    const instead = this.#safeSearch(address, decision) ?? this.#parts.pages.instead(decision, address);
    return { decision, instead };
  }

  /** Where searches of whoever is at this device go that cannot be kept strict; null before the first policy. */
  get safeEngine(): string | null {
    const { serverClock } = this.#parts;
    return this.#compiled && searchRulesOf(this.#compiled, this.#subject, serverClock.now()).safeEngine;
  }

  /** Where the search goes that a form would send; null where it may go as it is. */
  formSearch(address: string, fields: FormFields): string | null {
    if (this.#compiled === null) return null;
    const search = searchOfForm(address, fields, this.safeEngine ?? '');
    return search && (this.route(search).instead ?? search);
  }

  #safeSearch(address: string, decision: Decision | null): string | null {
    if (this.#compiled === null || decision === null) return null;
    if (decision.verdict !== 'allow' && decision.reason !== 'search-engine') return null;
    const parsed = parseAddress(address);
    return (
      parsed &&
      forceSafeSearch(parsed, searchRulesOf(this.#compiled, this.#subject, this.#parts.serverClock.now()))
    );
  }

  /** Before the first policy: the browser's own pages and the school's server. */
  #isAlwaysOpen(address: string): boolean {
    const parsed = parseAddress(address);
    if (parsed === null) return false;
    if (!['http', 'https'].includes(parsed.scheme)) return ownSchemes.includes(parsed.scheme);
    return parsed.host === this.#serverHost;
  }
}

const heldBy = (unsigned: DeviceAgreement | null): NonNullable<Subject['agreement']> | null =>
  unsigned === null || unsigned.heldFrom === null
    ? null
    : { heldFrom: unsigned.heldFrom, openHosts: unsigned.openHosts };

const ownSchemes = [
  'about',
  'chrome',
  'chrome-extension',
  'chrome-error',
  'chrome-search',
  'chrome-untrusted',
  'edge',
];
const openWithoutPolicy: Decision = { verdict: 'allow', reason: 'internal-page', rule: '', categoryId: null };
