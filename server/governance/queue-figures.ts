import type { Kysely } from 'kysely';
import type { QueueFigures } from '#shared/api/governance.ts';
import { incidentKinds } from '#shared/incidents/kinds.ts';
import { alertFigures } from '../alerts/alert-figures.ts';
import { success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { askMay } from '../people/ask-may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { saidByKind } from './said-by-kind.ts';

export interface QueueFiguresParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const yearMs = 365 * 86_400_000;

/** How the safeguarding desk does, for those who sit at it: whole numbers, nothing held back. */
export const queueFigures =
  (parts: QueueFiguresParts): Handlers['queueFigures'] =>
  async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-queue-figures', {}, 'queue');
    if (refused) return refused;
    const entry = { actor: actor.accountId, action: 'view-queue-figures', object: 'queue', outcome: 'done' };
    await parts.ledger.append(entry);
    const now = parts.clock();
    const { db } = parts.storage;
    const alerts = await alertFigures(db, now - yearMs);
    const figures = figuresOf(await rowsSince(db, now - yearMs), await unjudged(db), now);
    return success({ ...figures, alerts });
  };

const rowsSince = (db: Kysely<Schema>, since: number) =>
  db
    .selectFrom('incidents')
    .leftJoin('alerts', 'alerts.incidentId', 'incidents.incidentId')
    .select(['number', 'incidents.kind', 'triage', 'decision', 'closedAt', 'reportedAt'])
    .select(['firstLookDueAt', 'incidents.firstLookAt'])
    .select(['alerts.firstAt as alertAt', 'alerts.firstLookAt as alertLookAt'])
    .where('audience', '=', 'safeguarding')
    .where('mergedInto', 'is', null)
    // What is still open stays in view, however old it is.
    .where((row) => row.or([row('reportedAt', '>=', since), row('incidents.firstLookAt', 'is', null)]))
    .execute();

const unjudged = (db: Kysely<Schema>) =>
  db.selectFrom('alerts').select(['alertId', 'kind', 'dueAt']).where('verdict', 'is', null).execute();

type Row = Awaited<ReturnType<typeof rowsSince>>[number];
type Unjudged = Awaited<ReturnType<typeof unjudged>>[number];

const figuresOf = (
  rows: readonly Row[],
  alerts: readonly Unjudged[],
  now: number,
): Omit<QueueFigures, 'alerts'> => {
  const waiting = rows.filter(({ firstLookAt, decision }) => firstLookAt === null && decision === 'open');
  return {
    since: now - yearMs,
    overdue: [
      ...waiting.map(({ number, firstLookDueAt: dueAt }) => ({ is: 'incident' as const, number, dueAt })),
      // What can wait for as long as it likes is never late.
      ...alerts.flatMap(({ dueAt, ...alert }) =>
        dueAt === null ? [] : [{ is: 'alert' as const, ...alert, dueAt }],
      ),
    ]
      .filter(({ dueAt }) => dueAt < now)
      .toSorted((one, other) => one.dueAt - other.dueAt),
    waiting: waiting.length + alerts.length,
    firstLook: timesOf(rows, ({ firstLookAt, alertLookAt }) => alertLookAt ?? firstLookAt),
    decision: timesOf(rows, ({ decision, closedAt }) => (decision === 'open' ? null : closedAt)),
    kinds: saidByKind(
      incidentKinds,
      rows.map(({ kind, triage }) => ({ kind, verdict: triage })),
    ),
  };
};

/** Where it was an alert first, from when that came: whoever made the incident of it was looking already. */
const cameAt = ({ alertAt, reportedAt }: Row): number => alertAt ?? reportedAt;

const timesOf = (rows: readonly Row[], doneAt: (row: Row) => number | null): QueueFigures['firstLook'] => {
  const took = rows
    .flatMap((row) => {
      const at = doneAt(row);
      return at === null ? [] : [Math.max(0, at - cameAt(row))];
    })
    .toSorted((one, other) => one - other);
  return { medianMs: took[Math.floor((took.length - 1) / 2)] ?? null, slowestMs: took.at(-1) ?? null };
};
