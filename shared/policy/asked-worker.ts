import { decide, type CompiledPolicy, type Subject } from './decide.ts';
import { frames, whenAnswered, type DnrRule, type OwnPages } from './dnr-rule.ts';

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

/**
 * Rules that lead to our pages wait until the worker has been asked, and so do those that make a page's search strict, take
 * it to another engine, or stop one that was sent as a form: the browser would carry out one of these beside another answer
 * of the worker's, and end on its error page, or with a search without its words.
 */
export const afterWorker = (rules: DnrRule[], pages: OwnPages, worker: AskedWorker | null): DnrRule[] =>
  worker === null ? rules : rules.flatMap((rule) => laterInPages(rule, pages));

const laterInPages = (rule: DnrRule, pages: OwnPages): DnrRule[] => {
  if (leadsTo(pages, rule)) return [whenAnswered(rule, pages)];
  if (rule.action.type !== 'redirect' && !isFormStop(rule)) return [rule];
  const { resourceTypes } = rule.condition;
  const inPages = resourceTypes.filter((type) => frames.includes(type));
  const inside = resourceTypes.filter((type) => !frames.includes(type));
  return [
    ...(inside.length > 0 ? [withTypes(rule, inside)] : []),
    ...(inPages.length > 0
      ? [whenAnswered({ ...withTypes(rule, inPages), id: rule.id + laterIds }, pages)]
      : []),
  ];
};

/** Above the ids of all rules that are made by priority, below those of single pages. */
const laterIds = 50_000_000;

const withTypes = (rule: DnrRule, resourceTypes: DnrRule['condition']['resourceTypes']): DnrRule => ({
  ...rule,
  condition: { ...rule.condition, resourceTypes },
});

const isFormStop = ({ action, condition }: DnrRule): boolean =>
  action.type === 'block' && condition.requestMethods !== undefined;

const leadsTo = (pages: OwnPages, { action }: DnrRule): boolean =>
  action.type === 'redirect' &&
  'regexSubstitution' in action.redirect &&
  Object.values(pages).includes(action.redirect.regexSubstitution.split('#')[0] ?? '');
