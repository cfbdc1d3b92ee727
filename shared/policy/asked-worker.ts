import { decide, type CompiledPolicy, type Subject } from './decide.ts';
import { whenAnswered, type DnrRule, type OwnPages } from './dnr-rule.ts';

/** What the extension's worker does where it holds each page and frame until it has judged it. */
export interface AskedWorker {
  /** Hosts it has let open, which the rules, knowing less, would stop. */
  readonly letThrough: readonly string[];
}

/** Whether the rules stop a page for its category, as far as they know. `policy` is the one without the full index. */
export const isStoppedByCategory = (
  policy: CompiledPolicy,
  subject: Subject,
  address: string,
  now: number,
): boolean => {
  const { verdict, reason } = decide(policy, subject, address, now);
  return verdict !== 'allow' && reason === 'category';
};

/** Rules that lead to our pages wait until the worker has been asked. */
export const afterWorker = (rules: DnrRule[], pages: OwnPages, worker: AskedWorker | null): DnrRule[] =>
  worker === null ? rules : rules.map((rule) => (leadsTo(pages, rule) ? whenAnswered(rule, pages) : rule));

const leadsTo = (pages: OwnPages, { action }: DnrRule): boolean =>
  action.type === 'redirect' &&
  'regexSubstitution' in action.redirect &&
  Object.values(pages).includes(action.redirect.regexSubstitution.split('#')[0] ?? '');
