import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { EndpointRequest } from '#shared/api.ts';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { Triage } from '#shared/incidents/change.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassView } from '../lessons/class-view.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import type { LegalHolds } from '../retention/legal-holds.ts';
import { scrubDeleted } from '../storage/dialect-differences.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { refuseAlert } from './alert-rights.ts';
import type { AlertRows } from './alert-rows.ts';
import type { AlertsInClass } from './alerts-in-class.ts';
import type { IncidentOfAlert } from './incident-of-alert.ts';
import { isLastSaid } from './last-said.ts';
import { reasonPlace } from './sealed-alert.ts';

export interface JudgeAlertsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly alertRows: AlertRows;
  readonly incidentOfAlert: IncidentOfAlert;
  readonly alertsInClass: AlertsInClass;
  readonly classView: Pick<ClassView, 'touch'>;
  readonly holds: Pick<LegalHolds, 'held'>;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly viewers: Pick<Viewers, 'incidentsChanged'>;
  readonly clock: Clock;
}

interface Judgement {
  readonly actor: Actor;
  readonly verdict: Triage;
  readonly reason: string;
}

/** Takes down what a person says of alerts: an incident of a true concern, and an end to what was none. */
export class JudgeAlerts {
  readonly #parts: JudgeAlertsParts;
  readonly #inTurn = oneAtATime();

  constructor(parts: JudgeAlertsParts) {
    this.#parts = parts;
  }

  /** One after the other, so that two people do not make two incidents of one. */
  readonly judge: Handlers['judgeAlerts'] = (request, { actor }) =>
    this.#inTurn(() => this.#judge(request, actor));

  async #judge({ alertIds, verdict, reason }: EndpointRequest<'judgeAlerts'>, actor: Actor) {
    const refused = await refuseAlert(this.#parts, actor, alertIds.join(' '));
    if (refused) return refused;
    if (alertIds.length > 1 && reason === '')
      return failure('bad-message', 'Say in a few words why, for all of them.');
    const found = await Promise.all(alertIds.map((alertId) => this.#parts.alertRows.summary(alertId)));
    const meant = found.filter((alert) => alert !== null);
    if (meant.length < alertIds.length) return failure('not-found');
    const judgement = { actor, verdict, reason };
    const said = new Set<string>();
    for (const alert of meant) if (await this.#isSaid(alert, judgement)) said.add(alert.alertId);
    if (meant.some((alert) => alert.verdict === 'true' && !said.has(alert.alertId)))
      return failure('conflict', 'One of these is an incident already. Go on there.');
    const incidentIds: string[] = [];
    for (const alert of meant)
      incidentIds.push(...(await this.#judgeOne(alert, judgement, said.has(alert.alertId))));
    // Pictures that are nobody's business are in no file any more.
    if (verdict === 'not-a-concern') await scrubDeleted(this.#parts.storage.db);
    this.#parts.viewers.incidentsChanged();
    return success({ incidentIds });
  }

  #isSaid({ alertId, verdict: before }: AlertSummary, { actor, verdict, reason }: Judgement) {
    const { storage, vault } = this.#parts;
    const { accountId } = actor;
    return before === verdict && isLastSaid(storage.db, vault, alertId, { accountId, verdict, reason });
  }

  /** The incident first: should the server stop in between, it is found again and not made twice. */
  async #judgeOne(alert: AlertSummary, judgement: Judgement, isSaid: boolean): Promise<string[]> {
    const { alertId } = alert;
    const { actor, verdict, reason } = judgement;
    const incidentId = verdict === 'true' ? await this.#parts.incidentOfAlert.make(alert, actor) : null;
    const isHeld = verdict === 'not-a-concern' && (await this.#isHeld(alertId));
    if (!isSaid)
      await this.#parts.storage.db
        .transaction()
        .execute((transaction) => this.#keep(transaction, alertId, judgement, { incidentId, isHeld }));
    await this.#parts.ledger.append({
      actor: actor.accountId,
      action: 'judge-alert',
      object: alertId,
      outcome: 'done',
      facts: {
        verdict,
        reasonSha256: sha256Of(Buffer.from(reason)),
        incidentId,
        ...(isSaid && { stoodAlready: true }),
      },
    });
    await this.#leaveClass(alertId, verdict);
    return incidentId === null ? [] : [incidentId];
  }

  async #keep(
    db: Kysely<Schema>,
    alertId: string,
    { actor, verdict, reason }: Judgement,
    { incidentId, isHeld }: { readonly incidentId: string | null; readonly isHeld: boolean },
  ): Promise<void> {
    const { vault, clock } = this.#parts;
    const [at, verdictId, { accountId }] = [clock(), randomUUID(), actor];
    await db
      .updateTable('alerts')
      .set({
        verdict,
        verdictAt: at,
        verdictBy: accountId,
        // Whoever judges it from the list has not opened it: that was the first look all the same.
        firstLookAt: sql<number>`coalesce(${sql.ref('firstLookAt')}, ${at})`,
        ...(incidentId !== null && { incidentId }),
        // In the incident, or nobody's business: either way not here, unless the law has it kept.
        ...(verdict !== 'unsure' && !isHeld && { sealedPicture: null }),
      })
      .where('alertId', '=', alertId)
      .execute();
    const sealedReason = vault.seal(reasonPlace(verdictId), reason);
    await db
      .insertInto('alertVerdicts')
      .values({ verdictId, alertId, at, accountId, verdict, sealedReason })
      .execute();
  }

  async #isHeld(alertId: string): Promise<boolean> {
    const { everything, pupilIds } = await this.#parts.holds.held();
    const { pupilId } = await this.#parts.storage.db
      .selectFrom('alerts')
      .select('pupilId')
      .where('alertId', '=', alertId)
      .executeTakeFirstOrThrow();
    return everything || (pupilId !== null && pupilIds.has(pupilId));
  }

  async #leaveClass(alertId: string, verdict: Triage): Promise<void> {
    if (verdict === 'unsure') return;
    this.#parts.alertsInClass.take(alertId);
    const row = await this.#parts.storage.db
      .selectFrom('alerts')
      .select('deviceId')
      .where('alertId', '=', alertId)
      .executeTakeFirst();
    if (row) this.#parts.classView.touch(row.deviceId);
  }
}
