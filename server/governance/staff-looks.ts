import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { LedgerLine } from '#shared/api/ledger.ts';
import { lookGroupOf, lookGroups, type LookGroup, type StaffLooks } from '#shared/governance/staff-looks.ts';
import { roleSchema } from '#shared/roles.ts';
import { audiencesOf } from '#shared/incidents/audience.ts';
import { success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import { hiddenFrom } from '../evidence/ledger-endpoints.ts';
import { withNames } from '../evidence/ledger-names.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { lastMonths, monthOf, nextMonth, startOfDay } from './school-day.ts';

export interface StaffLooksParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Line = LedgerLine;

const rolesSchema = z.array(roleSchema);
const monthsBack = 11;
const mostLines = 500;

/** What staff looked at, summed up from the ledger for the head, and the lines behind each number. */
export const staffLooks = (parts: StaffLooksParts): Pick<Handlers, 'staffLooks' | 'staffLookLines'> => ({
  staffLooks: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-staff-looks', {}, 'staff-looks');
    if (refused) return refused;
    await record(parts, actor, 'staff-looks');
    const [first = ''] = lastMonths(parts.clock(), monthsBack).slice(-1);
    const lines = await linesIn(parts, actor, startOfDay(`${first}-01`), parts.clock() + 1);
    return success({ looks: await summed(parts.storage.db, lines) });
  },

  staffLookLines: async ({ accountId, month, group }, { actor }) => {
    const refused = await askMay(parts, actor, 'view-staff-looks', {}, accountId);
    if (refused) return refused;
    await record(parts, actor, accountId);
    const to = startOfDay(`${nextMonth(month)}-01`);
    const lines = await linesIn(parts, actor, startOfDay(`${month}-01`), to);
    const meant = lines.filter((line) => line.actor === accountId && groupOf(line) === group);
    return success(await withNames(parts.storage.db, meant.toReversed().slice(0, mostLines)));
  },
});

const record = ({ ledger }: StaffLooksParts, actor: Actor, object: string): Promise<void> =>
  ledger.append({ actor: actor.accountId, action: 'view-staff-looks', object, outcome: 'done' });

const linesIn = async (
  { storage: { db }, ledger }: StaffLooksParts,
  actor: Actor,
  from: number,
  to: number,
): Promise<Line[]> => {
  const hidden = await hiddenFrom(db, actor);
  const apart = await apartFrom(db, actor);
  const accounts = await db.selectFrom('accounts').select('accountId').execute();
  const staff = new Set(accounts.map(({ accountId }) => accountId));
  const lines = await db
    .selectFrom('ledger')
    .select(['at', 'actor', 'action', 'object', 'outcome'])
    .select((row) =>
      row.case().when('actor', 'like', 'sealed:%').then(row.ref('facts')).else('').end().as('facts'),
    )
    .where('at', '>=', from)
    .where('at', '<', to)
    .$if(hidden.length > 0, (query) => query.where('object', 'not in', hidden))
    .orderBy('seq')
    .execute();
  return lines
    .map(({ facts, ...line }) => ({ ...line, actor: ledger.actorOf({ ...line, facts }) }))
    .filter((line) => staff.has(line.actor) && (groupOf(line) !== 'keys' || !apart.has(line.actor)));
};

const groupOf = ({ action, outcome }: Line): LookGroup | null => lookGroupOf(action, outcome);

/** Who reads only what is not for these eyes: how often they unlock it tells of it (R46). */
const apartFrom = async (db: Kysely<Schema>, { roles }: Actor): Promise<Set<string>> => {
  const own = audiencesOf(roles);
  const accounts = await db.selectFrom('accounts').select(['accountId', 'roles']).execute();
  const isApart = (audiences: readonly string[]): boolean =>
    audiences.length > 0 && !own.some((audience) => audiences.includes(audience));
  return new Set(
    accounts.flatMap((account) =>
      isApart(audiencesOf(rolesSchema.parse(JSON.parse(account.roles)))) ? [account.accountId] : [],
    ),
  );
};

const summed = async (db: Kysely<Schema>, lines: readonly Line[]): Promise<StaffLooks[]> => {
  const names = new Map(
    (await db.selectFrom('accounts').select(['accountId', 'name']).execute()).map(
      ({ accountId, name }) => [accountId, name] as const,
    ),
  );
  const sums = new Map<string, StaffLooks>();
  for (const line of lines) {
    const group = groupOf(line);
    if (group === null) continue;
    const month = monthOf(line.at);
    const key = `${month} ${line.actor}`;
    const sum = sums.get(key) ?? noLooks(line.actor, names.get(line.actor) ?? '', month);
    sum.counts[group] += 1;
    sums.set(key, sum);
  }
  return [...sums.values()].toSorted(
    (one, other) => other.month.localeCompare(one.month) || one.name.localeCompare(other.name, 'en-GB'),
  );
};

const noLooks = (accountId: string, name: string, month: string): StaffLooks => ({
  accountId,
  name,
  month,
  counts: Object.fromEntries(lookGroups.map((group) => [group, 0])) as StaffLooks['counts'],
});
