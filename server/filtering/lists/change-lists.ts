import { categoryIdSchema } from '#shared/policy/policy.ts';
import { success, type Result } from '#shared/result.ts';
import type { Clock } from '../../clock.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Actor } from '../../people/actor.ts';
import { askMay } from '../../people/ask-may.ts';
import { sealedCategoryIds } from '../sealed-category.ts';
import type { ListSources } from './list-sources.ts';
import type { ListWork } from './list-work.ts';

export interface ChangeListsParts {
  readonly listSources: ListSources;
  readonly listWork: ListWork;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export const mostSources = 100;

/** Lists may fill any category but the sealed one. */
export const isOpenCategory = (id: string): boolean =>
  !sealedCategoryIds.has(id) && categoryIdSchema.safeParse(id).success;

interface Changed {
  readonly name: string;
  readonly facts?: Record<string, string>;
}

/** Every change of the sources is asked for, written down under the source's name, and told to open dashboards. */
export const changingLists = async (
  parts: ChangeListsParts,
  actor: Actor,
  action: string,
  work: () => Promise<Result<Changed>>,
): Promise<Result<Record<string, never>>> => {
  const refused = await askMay(parts, actor, 'manage-filtering', {}, 'category lists');
  if (refused) return refused;
  const done = await work();
  if (!done.ok) return done;
  const { name, facts = {} } = done.value;
  const about = { actor: actor.accountId, action, object: `category list ${name}` };
  await parts.ledger.append({ ...about, outcome: 'done', facts });
  parts.listWork.noteChange();
  return success({});
};
