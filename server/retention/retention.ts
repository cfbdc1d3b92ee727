import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { RetentionDays, RetentionKind } from '#shared/retention.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import { bindKeys } from '../evidence/bind-keys.ts';
import { eraseFacts } from '../evidence/erase-facts.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { deletionAction } from '../evidence/ledger-rows.ts';
import { recordOwner } from '../evidence/sealed-columns.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { DeleteRecords } from './delete-records.ts';
import { dueRecords, fileDueTimes, isUnderHold, noteBirths, type DueRecord } from './due-records.ts';
import { expireActivity } from './expire-activity.ts';
import { expireBindings } from './expire-bindings.ts';
import { expireDecisions } from './expire-decisions.ts';
import { expireMetPrompts } from './expire-met-prompts.ts';
import { expiringTables, type Expiry, type ExpiringTable } from './expire-rows.ts';
import type { LegalHolds } from './legal-holds.ts';
import { retentionDays } from './retention-days.ts';
import { sealedPupils } from './sealed-pupils.ts';
import { counted, emptyTally, sumsFor, together, type Tally } from './tally.ts';
import { keptIncidents } from './whose-incident.ts';

export interface RetentionParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly holds: LegalHolds;
  readonly deletes: DeleteRecords;
  readonly clock: Clock;
}

/** What a run took away. */
export interface RetentionRun {
  readonly at: number;
  /** `records` and `evidence` count certificates. */
  readonly deleted: Tally;
  /** Everything is under a legal hold: nothing went. */
  readonly isHeld: boolean;
}

const dayMs = 24 * 3_600_000;
/** At night: the day of a run begins at two. */
const nightMs = 2 * 3_600_000;
const nightOf = (at: number): number => Math.floor((at - nightMs) / dayMs);

const rules: Record<DueRecord['what'], string> = {
  incident: 'kept until the 25th birthday of the pupil',
  evidence: 'pictures of an incident without further action',
};

/** Takes away what the school keeps no longer: once at the start, and every night. */
export class Retention {
  readonly #parts: RetentionParts;
  readonly #db: Kysely<Schema>;
  readonly #inTurn = oneAtATime();
  #lastNight = Number.NEGATIVE_INFINITY;
  #last: RetentionRun | null = null;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** Since the server was started. */
  get last(): RetentionRun | null {
    return this.#last;
  }

  /** Called every moment; does something once a night. */
  async tick(): Promise<void> {
    if (nightOf(this.#parts.clock()) <= this.#lastNight) return;
    await this.run('server');
  }

  /** Resolves when no run is on. */
  idle(): Promise<void> {
    return this.#inTurn(async () => undefined);
  }

  /** `actor` is `server` or an account id. */
  run(actor: string): Promise<RetentionRun> {
    return this.#inTurn(async () => {
      const at = this.#parts.clock();
      this.#lastNight = nightOf(at);
      await this.#bindOlder();
      const { everything: isHeld } = await this.#parts.holds.held();
      const deleted = isHeld ? emptyTally : await this.#takeAway(at, await retentionDays(this.#db));
      this.#last = { at, deleted, isHeld };
      const entry = { actor, action: 'run-retention', object: 'records', outcome: 'done' };
      await this.#parts.ledger.append({ ...entry, facts: { deleted: sumsFor(deleted, () => true), isHeld } });
      return this.#last;
    });
  }

  /** All that is kept of incidents, and when each goes. */
  async due(): Promise<DueRecord[]> {
    const incidents = await keptIncidents(this.#db);
    await noteBirths(this.#db, this.#parts.clock());
    const parts = {
      days: await retentionDays(this.#db),
      fileDue: await fileDueTimes(this.#db),
      held: await this.#parts.holds.held(),
      withEvidence: await this.#withEvidence(),
      sealed: await sealedPupils(this.#db, this.#parts.vault),
    };
    return incidents.flatMap((incident) => dueRecords(incident, parts));
  }

  async #bindOlder(): Promise<void> {
    await bindKeys(this.#parts);
    await this.#parts.vault.bindFiles();
  }

  async #takeAway(now: number, days: RetentionDays): Promise<Tally> {
    const held = await this.#parts.holds.held();
    const heldPupilIds = [...held.pupilIds];
    const heldIncidentIds = (await keptIncidents(this.#db))
      .filter((incident) => isUnderHold(incident, held))
      .map(({ incidentId }) => incidentId);
    const expiryOf = (kind: RetentionKind): Expiry => ({
      before: now - days[kind] * dayMs,
      heldPupilIds,
      heldIncidentIds,
    });
    const activity = await expireActivity(this.#db, expiryOf('activity'));
    const bindings = await expireBindings(this.#db, expiryOf('activity'));
    const metPrompts = await expireMetPrompts(this.#db, now, heldPupilIds);
    let tally: Tally = {
      ...emptyTally,
      safeguarding: { activity, bindings, metPrompts, approvals: 0, records: 0, evidence: 0 },
    };
    for (const table of expiringTables) {
      const count = await this.#expire(table, expiryOf(table.kind));
      tally = counted(tally, table.audience ?? 'safeguarding', table.kind, count);
    }
    const decisions = await expireDecisions(this.#parts, expiryOf('approvals'));
    return together(tally, decisions, await this.#deleteDue(now));
  }

  async #expire(table: ExpiringTable & { readonly kind: RetentionKind }, expiry: Expiry): Promise<number> {
    let count = 0;
    for (;;) {
      const ids = await table.next(this.#db, expiry);
      if (ids.length === 0) return count;
      await this.#remove(table, ids);
      count += ids.length;
    }
  }

  /** With what the ledger says of them: an entry names the others whose facts go. */
  async #remove(
    table: ExpiringTable & { readonly kind: RetentionKind },
    ids: readonly string[],
  ): Promise<void> {
    const seqs = await this.#parts.ledger.seqsAbout(...ids);
    const facts = { kind: table.kind, count: ids.length, erased: seqs };
    const entry = { actor: 'server', action: deletionAction, object: randomUUID(), outcome: 'done' };
    await this.#parts.ledger.append({ ...entry, facts });
    const { record } = table;
    if (record !== undefined)
      await this.#parts.vault.destroy(
        ids.map((id) => recordOwner(record, id)),
        [],
      );
    await this.#db.transaction().execute(async (transaction) => {
      await table.remove(transaction, ids);
      await eraseFacts(transaction, seqs);
    });
  }

  async #deleteDue(now: number): Promise<Tally> {
    let tally = emptyTally;
    for (const { what, incident, dueAt, isHeld } of await this.due()) {
      if (isHeld || dueAt === null || dueAt > now) continue;
      // Somebody may have set a hold since the run began.
      if (isUnderHold(incident, await this.#parts.holds.held())) continue;
      const why = { rule: rules[what], by: ['server'] } as const;
      if (what === 'incident') await this.#parts.deletes.incident(incident, why);
      else await this.#parts.deletes.evidence(incident, why);
      tally = counted(tally, incident.audience, what === 'incident' ? 'records' : 'evidence', 1);
    }
    return tally;
  }

  async #withEvidence(): Promise<Set<string>> {
    const rows = await this.#db.selectFrom('evidenceItems').select('incidentId').distinct().execute();
    return new Set(rows.map(({ incidentId }) => incidentId));
  }
}
