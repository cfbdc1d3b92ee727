import type { retentionApi } from '#shared/api/retention.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import { shorterKept } from '#shared/retention.ts';
import type { Approvals } from '../approvals/approvals.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Storage } from '../storage/storage.ts';
import type { DeleteRecords } from './delete-records.ts';
import { isUnderHold } from './due-records.ts';
import { certificatesFor, keptRecords, type MayKnow } from './kept-records.ts';
import type { LegalHolds } from './legal-holds.ts';
import { retentionDays, saveRetentionDays } from './retention-days.ts';
import type { Retention, RetentionRun } from './retention.ts';
import { setBirth } from './set-birth.ts';
import { sumsFor } from './tally.ts';
import { audienceOf, keptIncidents, type KeptIncident } from './whose-incident.ts';

export interface RetentionEndpointsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly approvals: Approvals;
  readonly holds: LegalHolds;
  readonly deletes: DeleteRecords;
  readonly retention: Retention;
}

type RetentionHandlers = Pick<Handlers, keyof typeof retentionApi>;

/** Rules, legal holds, and what goes when. */
export const retentionEndpoints = (parts: RetentionEndpointsParts): RetentionHandlers => ({
  ...ruleEndpoints(parts),
  ...recordEndpoints(parts),
});

const ruleEndpoints = (
  parts: RetentionEndpointsParts,
): Pick<RetentionHandlers, 'retention' | 'saveRetention' | 'runRetention'> => ({
  retention: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-retention', {}, 'retention');
    if (refused) return refused;
    const { db } = parts.storage;
    return success({
      days: await retentionDays(db),
      mayChange: may(actor, 'keep-records', {}, parts.clock()),
      last: parts.retention.last && asSeenBy(parts, actor, parts.retention.last),
      certificates: (await certificatesFor(db, mayKnow(parts, actor))).length,
    });
  },

  saveRetention: async (days, { actor }) => {
    const refused = await askMay(parts, actor, 'keep-records', {}, 'retention');
    if (refused) return refused;
    const shorter = shorterKept(await retentionDays(parts.storage.db), days);
    const alone = await refuseShorter(parts, actor, shorter);
    if (alone) return alone;
    await saveRetentionDays(parts.storage.db, days);
    await record(parts, actor, 'change-retention', 'retention', { days });
    return success({});
  },

  runRetention: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'keep-records', {}, 'retention');
    if (refused) return refused;
    return success(asSeenBy(parts, actor, await parts.retention.run(actor.accountId)));
  },
});

/** Without what went of which they may not know that it was there. */
const asSeenBy = (parts: RetentionEndpointsParts, actor: Actor, run: RetentionRun) => ({
  ...run,
  deleted: sumsFor(run.deleted, (audience) => mayKnow(parts, actor)({ audience })),
});

/** Nobody deletes evidence before its time alone, by a rule neither. */
const refuseShorter = async (
  { approvals, clock }: RetentionEndpointsParts,
  actor: Actor,
  shorter: readonly string[],
): Promise<Failure | null> => {
  if (shorter.length === 0) return null;
  if (clock() >= actor.confirmedUntil) return failure('confirm-password');
  const used = await approvals.use(actor, 'keep-shorter', shorter);
  return used.ok ? null : used;
};

const recordEndpoints = (
  parts: RetentionEndpointsParts,
): Omit<RetentionHandlers, 'retention' | 'saveRetention' | 'runRetention'> => ({
  keptRecords: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'keep-records', {}, 'records');
    if (refused) return refused;
    const { storage, holds, retention } = parts;
    const due = await retention.due();
    return success(await keptRecords({ db: storage.db, holds, due }, mayKnow(parts, actor)));
  },

  setHold: async ({ scope, object, reason }, { actor }) => {
    const refused = await askMay(parts, actor, 'keep-records', {}, 'legal-hold');
    if (refused) return refused;
    const objectId = await heldId(parts, actor, scope, object.trim());
    if (objectId === null) return failure('not-found');
    const setBy = actor.accountId;
    return success({
      holdId: await parts.holds.place({ scope, objectId, reason, setBy, source: 'person' }),
    });
  },

  endHold: async ({ holdId }, { actor }) => {
    const refused = await askMay(parts, actor, 'keep-records', {}, holdId);
    if (refused) return refused;
    const isThere = (await parts.holds.list()).some(
      (hold) => hold.holdId === holdId && hold.source === 'person',
    );
    const audience = await audienceOf(parts.storage.db)('override-retention', [holdId]);
    const isKnown = audience !== null && mayKnow(parts, actor)({ audience });
    if (!isThere || !isKnown) return failure('not-found');
    const used = await parts.approvals.use(actor, 'override-retention', [holdId]);
    if (!used.ok) return used;
    await parts.holds.lift(holdId, actor.accountId, 'person');
    return success({});
  },

  setBirth: setBirth(parts),

  deleteEarly: async ({ incidentId }, { actor }) => {
    const incident = await findKnown(parts, actor, ({ incidentId: id }) => id === incidentId);
    // To whoever may not know of it, it is as if there were none.
    const about = { incident: { audience: incident?.audience ?? 'safeguarding' } } as const;
    const refused = await askMay(parts, actor, 'view-evidence', about, incidentId);
    if (refused) return refused;
    if (!incident) return failure('not-found');
    if (isUnderHold(incident, await parts.holds.held()))
      return failure('conflict', 'It is under a legal hold: nothing of it may be deleted.');
    const used = await parts.approvals.use(actor, 'delete-early', [incidentId]);
    if (!used.ok) return used;
    const by = [used.value.askedBy, used.value.allowedBy] as const;
    const rule = 'before its time, by two people';
    return success({ certificate: await parts.deletes.incident(incident, { rule, by: [...by] }) });
  },
});

const mayKnow =
  ({ clock }: RetentionEndpointsParts, actor: Actor): MayKnow =>
  ({ audience }) =>
    may(actor, 'ask-approval', { approval: { audience, askerId: null } }, clock());

const findKnown = async (
  parts: RetentionEndpointsParts,
  actor: Actor,
  isIt: (incident: KeptIncident) => boolean,
): Promise<KeptIncident | undefined> =>
  (await keptIncidents(parts.storage.db)).filter(mayKnow(parts, actor)).find(isIt);

/** The id of what a person named; null where there is none such that they may know of. */
const heldId = async (
  parts: RetentionEndpointsParts,
  actor: Actor,
  scope: 'incident' | 'pupil' | 'everything',
  object: string,
): Promise<string | null> => {
  if (scope === 'everything') return '';
  if (scope === 'incident')
    return (await findKnown(parts, actor, (incident) => recordName(incident) === object))?.incidentId ?? null;
  const pupil = await parts.storage.db
    .selectFrom('pupils')
    .select('pupilId')
    .where('pupilId', '=', object)
    .executeTakeFirst();
  return pupil?.pupilId ?? null;
};

const record = (
  { ledger }: RetentionEndpointsParts,
  actor: Actor,
  action: string,
  object: string,
  facts: Record<string, unknown>,
): Promise<void> => ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
