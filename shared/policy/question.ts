import type { Exception, Focus, Lock } from '../device-state.ts';
import type { Address } from './address.ts';
import { audienceLabel, type Person } from './audience.ts';
import type { CategoryIndex, HostList } from './category-index.ts';
import type { LookAlike } from './look-alike.ts';
import { pageKeysOf } from './page-key.ts';
import type { PersonRules } from './person-rules.ts';
import type { Audience, Policy, Verdict } from './policy.ts';
import type { SealedIndex } from './sealed-list.ts';

/** A host that a pupil opened after thinking; it stays open until the end of the lesson (server epoch ms). */
export interface Opening {
  /** Subdomains included. */
  readonly host: string;
  readonly until: number;
}

export interface Subject {
  readonly person: Person;
  readonly lock: Lock | null;
  /** Stopped and referred: nobody touches the computer, and nothing opens. */
  readonly isStopped?: boolean;
  /** Whether a site or page is closed at the school because it was stopped and referred; missing where none is. */
  readonly isClosed?: (address: Address) => boolean;
  readonly focus: Focus | null;
  readonly exceptions: readonly Exception[];
  readonly openings: readonly Opening[];
  /** Hosts that this device caught showing other sites' pages: closed until a person lists them. */
  readonly suspects?: readonly string[];
  /** Until when somebody of the school has let a guest in (server epoch ms); null or missing where nobody has. */
  readonly letInUntil?: number | null;
  /** The agreement that holds this person from a moment on; null or missing where none does. */
  readonly agreement?: { readonly heldFrom: number; readonly openHosts: readonly string[] } | null;
}

/** Somebody on whom no control lies, and who has opened nothing. */
export const freeSubject = (person: Person): Subject => ({
  person,
  lock: null,
  focus: null,
  exceptions: [],
  openings: [],
  letInUntil: Infinity,
});

/** The first layer that spoke, in the order of DESIGN: first match ends. */
export type DecisionReason =
  | 'internal-page'
  | 'helpline'
  | 'lock'
  | 'illegal'
  | 'emergency'
  | 'bad-address'
  | 'wrapped-address'
  | 'search-engine'
  | 'agreement'
  | 'not-let-in'
  | 'exception'
  | 'focus'
  | 'proxy'
  | 'block-list'
  | 'opened'
  | 'allow-list'
  | 'category'
  | 'look-alike'
  | 'unknown-site';

export interface Decision {
  readonly verdict: Verdict;
  readonly reason: DecisionReason;
  /** Which rule decided, as a sentence for staff: "Blocked for key stage 2: category Gambling (…)". At most 200 characters. */
  readonly rule: string;
  readonly categoryId: string | null;
  /** The host that an unknown site may be taken for. */
  readonly imitates?: string;
}

/** A policy made ready for many decisions. Make it once per version. */
export interface CompiledPolicy {
  readonly policy: Policy;
  /** The school's own ThinkClick server, always open; null where none is named. */
  readonly serverHost: string | null;
  readonly categories: CategoryIndex;
  /** Of the full index, what the browser's rules know too. */
  readonly floor: readonly HostList[];
  readonly illegal: CategoryIndex;
  /** Null where no sealed list is loaded. */
  readonly sealed: SealedIndex | null;
  readonly emergencyHosts: ReadonlySet<string>;
  /** `now` is an instant in epoch ms. */
  readonly rulesOf: (person: Person, now: number) => PersonRules;
  readonly categoryLabel: (categoryId: string) => string;
  readonly looksLike: (host: string) => LookAlike | null;
}

/** One address on its way through the layers. */
export interface Question {
  readonly policy: CompiledPolicy;
  readonly subject: Subject;
  readonly now: number;
  readonly rules: PersonRules;
  /** The address judged; null when it cannot be read. */
  readonly address: Address | null;
  readonly host: string;
  readonly names: readonly string[];
}

/** Null where this layer has nothing to say. */
export type Layer = (question: Question) => Decision | null;

export const isLocked = ({ lock: held }: Subject, now: number): boolean => held !== null && now < held.endsAt;

export const isOpen = ({ until }: Opening, now: number): boolean => now < until;

export const isInFocus = (subject: Subject, now: number): subject is Subject & { focus: Focus } =>
  subject.focus !== null && now < subject.focus.endsAt;

export const keysOfQuestion = ({ address }: Question): readonly string[] =>
  address === null ? [] : pageKeysOf(address);

const openings: Record<Verdict, string> = { allow: 'Open', think: 'Stop and think', block: 'Blocked' };

/** Who is told what, and why, for staff. */
export const sentence = (verdict: Verdict, audience: Audience | null, why: string): string =>
  audience === null
    ? `${openings[verdict]}: ${why}`
    : `${openings[verdict]} for ${audienceLabel(audience)}: ${why}`;

const maxRuleLength = 200;

/** A decision whose rule is cut to 200 characters. */
export const decision = (
  verdict: Verdict,
  reason: DecisionReason,
  rule: string,
  categoryId: string | null = null,
): Decision => ({
  verdict,
  reason,
  rule: rule.length <= maxRuleLength ? rule : `${rule.slice(0, maxRuleLength - 1)}…`,
  categoryId,
});
