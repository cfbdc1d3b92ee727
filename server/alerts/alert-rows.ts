import * as z from 'zod/mini';
import type { Kysely } from 'kysely';
import type { Alert, AlertSummary } from '#shared/api/alerts.ts';
import { audiences } from '#shared/incidents/audience.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { openAlertFacts, openWhat, reasonPlace } from './sealed-alert.ts';

const audienceSchema = z.enum(audiences);
const goneName = 'Somebody who is not here any more';

/** Reads alerts as lists show them, and one with all that was noticed. */
export class AlertRows {
  readonly #db: Kysely<Schema>;
  readonly #vault: Vault;

  constructor(parts: { readonly storage: Pick<Storage, 'db'>; readonly vault: Vault }) {
    this.#db = parts.storage.db;
    this.#vault = parts.vault;
  }

  /** What nobody has judged, and what somebody was unsure of. */
  async open(): Promise<AlertSummary[]> {
    const query = queryOf(this.#db).where((row) =>
      row.or([row('verdict', 'is', null), row('verdict', '=', 'unsure')]),
    );
    return (await query.execute()).map(summaryOf);
  }

  async judgedSince(since: number): Promise<AlertSummary[]> {
    const query = queryOf(this.#db)
      .where('verdict', 'in', ['true', 'not-a-concern'])
      .where('verdictAt', '>=', since);
    return (await query.execute()).map(summaryOf);
  }

  async summary(alertId: string): Promise<AlertSummary | null> {
    const row = await queryOf(this.#db).where('alerts.alertId', '=', alertId).executeTakeFirst();
    return row ? summaryOf(row) : null;
  }

  async one(alertId: string): Promise<Alert | null> {
    const summary = await this.summary(alertId);
    const sealed = await this.sealed(alertId);
    if (summary === null || !sealed) return null;
    const { sealedFacts, sealedPicture } = sealed;
    const facts = sealedFacts && openAlertFacts(this.#vault, alertId, sealedFacts);
    return {
      ...summary,
      signs: await this.signs(alertId),
      visits: facts?.visits ?? [],
      tabs: facts?.tabs ?? [],
      hasPicture: sealedPicture !== null,
      said: await this.#said(alertId),
    };
  }

  sealed(alertId: string) {
    return this.#db
      .selectFrom('alerts')
      .select(['sealedFacts', 'sealedPicture'])
      .where('alertId', '=', alertId)
      .executeTakeFirst();
  }

  /** The oldest first. */
  async signs(alertId: string): Promise<Alert['signs']> {
    const rows = await this.#db
      .selectFrom('alertSigns')
      .selectAll()
      .where('alertId', '=', alertId)
      .orderBy('at')
      .execute();
    return rows.map(({ signId, at, sign, sealedWhat }) => ({
      at,
      sign,
      ...openWhat(this.#vault, signId, sealedWhat),
    }));
  }

  /** All of a pupil, the oldest first. */
  async summariesOf(pupilId: string): Promise<AlertSummary[]> {
    const query = queryOf(this.#db).where('alerts.pupilId', '=', pupilId).orderBy('firstAt');
    return (await query.execute()).map(summaryOf);
  }

  /** The same with all that was noticed: what is held about them. */
  async about(pupilId: string): Promise<Alert[]> {
    const summaries = await this.summariesOf(pupilId);
    const alerts = await Promise.all(summaries.map(({ alertId }) => this.one(alertId)));
    return alerts.filter((alert) => alert !== null);
  }

  async #said(alertId: string): Promise<Alert['said']> {
    const rows = await this.#db
      .selectFrom('alertVerdicts')
      .leftJoin('accounts', 'accounts.accountId', 'alertVerdicts.accountId')
      .select(['verdictId', 'at', 'verdict', 'sealedReason', 'accounts.name'])
      .where('alertId', '=', alertId)
      .orderBy('at')
      .execute();
    return rows.map(({ verdictId, at, verdict, sealedReason, name }) => ({
      at,
      verdict,
      by: name ?? goneName,
      reason: this.#vault.open(reasonPlace(verdictId), sealedReason),
    }));
  }
}

const queryOf = (db: Kysely<Schema>) =>
  db
    .selectFrom('alerts')
    .leftJoin('pupils', 'pupils.pupilId', 'alerts.pupilId')
    .leftJoin('classes', 'classes.classId', 'pupils.classId')
    .leftJoin('accounts', 'accounts.accountId', 'alerts.verdictBy')
    .leftJoin('accounts as lookers', 'lookers.accountId', 'alerts.lookedBy')
    .leftJoin('accounts as assignees', 'assignees.accountId', 'alerts.assigneeId')
    .leftJoin('incidents', 'incidents.incidentId', 'alerts.incidentId')
    .select([
      'alerts.alertId',
      'alerts.kind',
      'alerts.level',
      'alerts.pupilId',
      'alerts.firstAt',
      'alerts.lastAt',
      'alerts.tries',
      'alerts.dueAt',
      'alerts.lookedAt',
      'alerts.assigneeId',
      'lookers.name as looker',
      'assignees.name as assignee',
      'alerts.verdict',
      'alerts.verdictAt',
      'alerts.incidentId',
      'pupils.name as pupilName',
      'classes.name as className',
      'accounts.name as judge',
      'incidents.audience as audience',
      'incidents.number as number',
    ])
    // What turned out to be about an adult of the school is for other eyes, with the alert it came from (R46).
    .where((row) =>
      row.or([row('alerts.incidentId', 'is', null), row('incidents.audience', '=', 'safeguarding')]),
    );

type Row = Awaited<ReturnType<ReturnType<typeof queryOf>['execute']>>[number];

const summaryOf = (row: Row): AlertSummary => {
  const { alertId, kind, level, firstAt, lastAt, tries, dueAt, verdict, verdictAt } = row;
  return {
    alertId,
    kind,
    level,
    firstAt,
    lastAt,
    tries,
    dueAt,
    verdict,
    verdictAt,
    ...peopleOf(row),
    incident: incidentOf(row),
  };
};

const peopleOf = (row: Row): Pick<AlertSummary, 'pupil' | 'look' | 'assignee' | 'verdictBy'> => {
  const { pupilId, pupilName, className, lookedAt, assigneeId, verdict } = row;
  const isKnown = pupilId !== null && pupilName !== null;
  return {
    pupil: isKnown ? { pupilId, name: pupilName, className: className ?? '' } : null,
    look: lookedAt === null ? null : { at: lookedAt, by: row.looker ?? goneName },
    assignee: assigneeId === null ? null : { accountId: assigneeId, name: row.assignee ?? goneName },
    verdictBy: verdict === null ? null : (row.judge ?? goneName),
  };
};

const incidentOf = ({ incidentId, audience, number }: Row): AlertSummary['incident'] =>
  incidentId !== null && audience === 'safeguarding' && number !== null
    ? { incidentId, audience: audienceSchema.parse(audience), number }
    : null;
