import * as z from 'zod/mini';
import { audiences, type Audience } from '#shared/incidents/audience.ts';
import { failure, type Failure } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { noIncident } from '../evidence/ledger-rows.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Storage } from '../storage/storage.ts';

export interface IncidentRightsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export const audienceSchema = z.enum(audiences);

/** Who may know of an incident at all, and who may read it now. */
export class IncidentRights {
  readonly #parts: IncidentRightsParts;

  constructor(parts: IncidentRightsParts) {
    this.#parts = parts;
  }

  /** To read and work on all of these; the same answer for one that is not there as for one that is not for their eyes. */
  async refuse(actor: Actor, incidentIds: readonly string[]): Promise<Failure | null> {
    for (const incidentId of incidentIds) {
      const refused = await this.#refuseOne(actor, incidentId);
      if (refused) return refused;
    }
    return null;
  }

  async #refuseOne(actor: Actor, incidentId: string): Promise<Failure | null> {
    const refused = await askMay(this.#parts, actor, 'review-incidents', {}, incidentId);
    if (refused) return refused;
    // Before anything is looked for, so that no answer tells what is there.
    const isConfirmed = this.#parts.clock() < actor.confirmedUntil;
    if (!isConfirmed) return failure('confirm-password');
    const audience = await this.#audienceOf(incidentId);
    const incident = { audience: audience ?? 'chair' };
    if (audience === null || !may(actor, 'review-incident', { incident }, this.#parts.clock())) {
      // Of one that is not there as well: how long the answer takes would tell the two apart.
      await this.#recordRefusal(actor, audience === null ? noIncident : incidentId);
      return failure('not-found');
    }
    return askMay(this.#parts, actor, 'view-evidence', { incident }, incidentId);
  }

  /** Who may know of all of these; null where there are none such, or they are for different eyes. */
  async audienceOfAll(incidentIds: readonly string[]): Promise<Audience | null> {
    const found = await Promise.all(incidentIds.map((incidentId) => this.#audienceOf(incidentId)));
    const [first = null] = found;
    return found.every((audience) => audience === first) ? first : null;
  }

  /** Null where there is none. */
  async #audienceOf(incidentId: string): Promise<Audience | null> {
    const row = await this.#parts.storage.db
      .selectFrom('incidents')
      .select('audience')
      .where('incidentId', '=', incidentId)
      .executeTakeFirst();
    return row ? audienceSchema.parse(row.audience) : null;
  }

  #recordRefusal({ accountId }: Actor, object: string): Promise<void> {
    return this.#parts.ledger.append({
      actor: accountId,
      action: 'review-incident',
      object,
      outcome: 'refused',
    });
  }
}
