import type { Kysely } from 'kysely';
import type { PupilOutcome, TimelineLine } from '#shared/api/past-lessons.ts';
import { askedIn, cameToIn, type CameToFacts, type DeviceOutcome } from '../commands/order-facts.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import { wasThere, type WhoWasThere } from '../lessons/lesson-stays.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { lessonAnswers, type LessonEntry } from './lesson-answers.ts';
import { namedByOutcomes, namedIn, pupilsMeant, type Meant } from './pupils-meant.ts';

export interface DoneLinesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly roster: ClassRoster;
}

export const mostLines = 3_000;

/** What staff did and looked at in a lesson: all of it, or what was about one pupil or everybody. */
export const doneLines = async (
  parts: DoneLinesParts,
  { lessonId, endedAt }: { readonly lessonId: string; readonly endedAt: number | null },
  there: WhoWasThere,
  pupilId: string | null,
): Promise<TimelineLine[]> => {
  const entries = [
    ...(await readEntries(parts.storage.db, lessonId)),
    ...(await lessonAnswers(parts.storage.db, lessonId)),
  ];
  const meant = await pupilsMeant(parts, entries, there);
  // What is done after the end is about those who were there at the end.
  const lastMoment = (endedAt ?? Infinity) - 1;
  return entries.flatMap((entry, index) => {
    const about = meant[index] ?? null;
    const isOurs =
      pupilId === null ||
      (about?.some((each) => each.pupilId === pupilId) ??
        wasThere(there.stays, pupilId, Math.min(entry.at, lastMoment)));
    return isOurs ? [lineOf(entry, about, there, pupilId)] : [];
  });
};

const lineOf = (
  { at, actor, action, outcome, name, target, reason, answer, args, outcomes }: LessonEntry,
  about: Meant,
  { pupils }: WhoWasThere,
  pupilId: string | null,
): TimelineLine => {
  const by = name ?? (actor === 'server' ? 'ThinkClick' : actor);
  const nameOf = (id: string | null): string =>
    [...(about ?? []), ...pupils].find((each) => each.pupilId === id)?.name ?? somebodyElse;
  const came = outcomes
    ?.filter((each) => pupilId === null || each.pupilId === pupilId)
    .map(({ pupilId: whose, is, why = '' }): PupilOutcome => ({ pupil: nameOf(whose), is, why }));
  return {
    is: 'done',
    at,
    by,
    action,
    outcome,
    pupils: namesOf(about),
    target,
    reason,
    answer,
    args,
    outcomes: came,
  };
};

/** A command is shown by what it came to, not a second time by its being asked for; a colleague may never answer. */
const readEntries = async (db: Kysely<Schema>, lessonId: string): Promise<LessonEntry[]> => {
  const rows = await db
    .selectFrom('ledger')
    .leftJoin('accounts', 'accounts.accountId', 'ledger.actor')
    .select(['at', 'actor', 'action', 'outcome', 'facts', 'accounts.name as name'])
    .where('object', '=', lessonId)
    .orderBy('at', 'desc')
    .limit(2 * mostLines)
    .execute();
  const asked = new Map(
    rows.flatMap(({ outcome, facts }) => {
      const order = outcome === 'requested' ? askedIn(facts) : null;
      return order === null ? [] : [[order.orderId, order.args] as const];
    }),
  );
  const shown = rows.filter(({ outcome, action }) => outcome !== 'requested' || action === 'ask-for-pupils');
  const orders = shown.map(({ facts }) => cameToIn(facts));
  const cameTo = lastOutcomes(orders);
  return shown.flatMap(({ facts, ...row }, index) => {
    const order = orders[index] ?? null;
    if (order === null) return [{ ...row, named: namedIn(facts) }];
    const outcomes = cameTo.get(order);
    if (!outcomes) return [];
    return [{ ...row, named: namedByOutcomes(outcomes), args: asked.get(order.orderId), outcomes }];
  });
};

/**
 * By the first entry of each order what became of it in the end: a device that did not answer in time has an entry of its own.
 * Newest first, as entries are read.
 */
const lastOutcomes = (orders: readonly (CameToFacts | null)[]): Map<CameToFacts, DeviceOutcome[]> => {
  const byOrder = new Map<string, { first: CameToFacts; outcomes: Map<string, DeviceOutcome> }>();
  for (const order of orders.toReversed()) {
    if (order === null) continue;
    const known = byOrder.get(order.orderId) ?? { first: order, outcomes: new Map<string, DeviceOutcome>() };
    byOrder.set(order.orderId, known);
    for (const each of order.outcomes) {
      const before = known.outcomes.get(each.deviceId);
      if (before === undefined || before.is === 'timeout') known.outcomes.set(each.deviceId, each);
    }
  }
  return new Map([...byOrder.values()].map(({ first, outcomes }) => [first, [...outcomes.values()]]));
};

const somebodyElse = 'somebody else';

const namesOf = (about: Meant): string[] => {
  if (about === null) return [];
  return about.length === 0 ? [somebodyElse] : about.map(({ name }) => name);
};
