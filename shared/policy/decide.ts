// Signature fixed here; the engine fills it in.
import type { BoundPupil } from '../people.ts';
import type { Lock } from '../device-state.ts';
import type { Policy, Verdict } from './policy.ts';

/** Who browses. A device without a bound pupil is a guest; staff get their own audience. */
export type Person =
  | { readonly kind: 'pupil'; readonly pupil: BoundPupil }
  | { readonly kind: 'staff' }
  | { readonly kind: 'guest' };

/** A host that a pupil opened after thinking; it stays open until the end of the lesson (server epoch ms). */
export interface Opening {
  readonly host: string;
  readonly until: number;
}

export interface Subject {
  readonly person: Person;
  readonly lock: Lock | null;
  readonly openings: readonly Opening[];
}

/** The first layer that spoke, in the order of DESIGN: first match ends. */
export type DecisionReason =
  | 'internal-page'
  | 'lock'
  | 'illegal'
  | 'bad-address'
  | 'search-engine'
  | 'block-list'
  | 'opened'
  | 'allow-list'
  | 'category'
  | 'unknown-site';

export interface Decision {
  readonly verdict: Verdict;
  readonly reason: DecisionReason;
  /** Which rule decided, for a person: "category gambling, for key stage 2". At most 200 characters. */
  readonly rule: string;
  readonly categoryId: string | null;
}

export interface CompiledPolicy {
  readonly policy: Policy;
}
