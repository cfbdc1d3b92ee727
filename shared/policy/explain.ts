import { decide, layers, questionOf } from './decide.ts';
import type { CompiledPolicy, Decision, DecisionReason, Subject } from './question.ts';
import { unknownSite } from './rule-layers.ts';
import type { SchoolTime } from './timetable.ts';

/** A decision with how it came about. */
export interface Explanation extends Decision {
  /** The school time that was judged by. */
  readonly time: SchoolTime;
  /** Each layer that had something to say, in order. The first one decided; the others would have, without it. */
  readonly steps: readonly Decision[];
}

/** The answer of `decide`, by the same layers, with what the layers after the deciding one would have said. */
export const explain = (
  policy: CompiledPolicy,
  subject: Subject,
  address: string,
  now: number,
): Explanation => {
  const question = questionOf(policy, subject, address, now);
  const spoken = untilInternal(layers.flatMap((layer) => layer(question) ?? []));
  const outer = isKnown(spoken) ? spoken : [...spoken, unknownSite(question)];
  const decided = decide(policy, subject, address, now);
  // A page that shows another may be open itself, and closed for what it shows.
  const steps = outer[0]?.rule === decided.rule ? outer : [decided, ...outer];
  return { ...decided, time: question.rules.time, steps };
};

/** Nothing more can be said of a page that is the browser's own or the school's server. */
const untilInternal = (spoken: readonly Decision[]): readonly Decision[] => {
  const last = spoken.findIndex(({ reason }) => reason === 'internal-page');
  return last < 0 ? spoken : spoken.slice(0, last + 1);
};

/** These leave the question open what would hold of the site without them. */
const leavesOpen: ReadonlySet<DecisionReason> = new Set([
  'lock',
  'agreement',
  'not-let-in',
  'exception',
  'focus',
  'search-engine',
]);

const isKnown = (spoken: readonly Decision[]): boolean =>
  spoken.some(({ reason, categoryId }) => categoryId !== null || !leavesOpen.has(reason));
