import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EndpointRequest } from '#shared/api.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import type { IncidentReaders } from '../safeguarding/incident-readers.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { refuseAlert } from './alert-rights.ts';
import type { AlertRows } from './alert-rows.ts';
import { isLastSaid, type Saying } from './last-said.ts';
import { reasonPlace } from './sealed-alert.ts';

export interface AssignAlertsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly alertRows: Pick<AlertRows, 'summary'>;
  readonly readers: Pick<IncidentReaders, 'of'>;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly viewers: Pick<Viewers, 'incidentsChanged'>;
  readonly clock: Clock;
}

type Assignment = EndpointRequest<'assignAlerts'>;

/** Gives alerts to a colleague who may read them, or to nobody again. */
export const assignAlerts =
  (parts: AssignAlertsParts): Handlers['assignAlerts'] =>
  async (request, { actor }) => {
    const refused =
      (await refuseAlert(parts, actor, request.alertIds.join(' '))) ?? (await whyNot(parts, request));
    if (refused) return refused;
    for (const alertId of request.alertIds) await assignOne(parts, alertId, request, actor);
    parts.viewers.incidentsChanged();
    return success({});
  };

const whyNot = async (
  { alertRows, readers }: AssignAlertsParts,
  { alertIds, accountId }: Assignment,
): Promise<Failure | null> => {
  // One that went with its incident to the head or the chair is in no summary.
  const meant = await Promise.all(alertIds.map((alertId) => alertRows.summary(alertId)));
  if (meant.includes(null)) return failure('not-found');
  const may =
    accountId === null || (await readers.of('safeguarding')).some((each) => each.accountId === accountId);
  return may ? null : failure('not-allowed', 'This colleague may not read alerts.');
};

const assignOne = async (
  { storage, vault, ledger, clock }: AssignAlertsParts,
  alertId: string,
  { accountId, note }: Assignment,
  actor: Actor,
): Promise<void> => {
  const said = { accountId: actor.accountId, verdict: 'handed-over', reason: note } as const;
  const stoodAlready = await storage.db.transaction().execute(async (transaction) => {
    if (await isSo(transaction, vault, alertId, { accountId, said })) return true;
    await transaction
      .updateTable('alerts')
      .set({ assigneeId: accountId })
      .where('alertId', '=', alertId)
      .execute();
    const verdictId = randomUUID();
    const sealedReason = vault.seal(reasonPlace(verdictId), note);
    await transaction
      .insertInto('alertVerdicts')
      .values({
        verdictId,
        alertId,
        at: clock(),
        accountId: said.accountId,
        verdict: said.verdict,
        sealedReason,
      })
      .execute();
    return false;
  });
  await ledger.append({
    actor: actor.accountId,
    action: 'assign-alert',
    object: alertId,
    outcome: 'done',
    facts: {
      accountId,
      noteSha256: sha256Of(Buffer.from(note)),
      ...(stoodAlready && { stoodAlready }),
    },
  });
};

const isSo = async (
  db: Kysely<Schema>,
  vault: Vault,
  alertId: string,
  { accountId, said }: { readonly accountId: string | null; readonly said: Saying },
): Promise<boolean> => {
  const alert = await db
    .selectFrom('alerts')
    .select('assigneeId')
    .where('alertId', '=', alertId)
    .executeTakeFirst();
  return alert?.assigneeId === accountId && isLastSaid(db, vault, alertId, said);
};
