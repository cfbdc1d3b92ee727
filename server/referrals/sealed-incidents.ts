import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { failure, type Failure } from '#shared/result.ts';
import type { Vault } from '../evidence/vault.ts';
import { openFactsText } from '../safeguarding/incident-facts.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

export interface SealedIncidentsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly clock: Clock;
}

/** Of an incident's facts, what is asked here: from which device, and on which page. */
const wherePart = z.object({
  device: z.nullish(z.object({ deviceId: z.string() })),
  page: z.nullish(z.object({ url: z.string() })),
});
export interface Whereabouts {
  readonly deviceId: string | null;
  readonly address: string | null;
}

const sealedWords =
  'This incident is sealed, because it was stopped and referred. Nobody opens, prints, copies or exports it. Its referral says how that ends.';

/** Incidents that belong to a referral: nothing of them is shown any more, by whatever way. */
export class SealedIncidents {
  readonly #db: Kysely<Schema>;
  readonly #vault: Vault;
  readonly #clock: Clock;

  constructor({ storage, vault, clock }: SealedIncidentsParts) {
    this.#db = storage.db;
    this.#vault = vault;
    this.#clock = clock;
  }

  async isSealed(incidentId: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('sealedIncidents')
      .select('incidentId')
      .where('incidentId', '=', incidentId)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** For whoever is about to show something of it; null where it is not sealed. */
  async refusalOf(incidentId: string): Promise<Failure | null> {
    return (await this.isSealed(incidentId)) ? failure('not-allowed', sealedWords) : null;
  }

  /** A later referral leaves it with the first. */
  async seal(incidentId: string, referralId: string): Promise<void> {
    await this.#db
      .insertInto('sealedIncidents')
      .values({ incidentId, referralId, sealedAt: this.#clock() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Those recorded from this device since then that hold a picture. */
  async withPicturesFrom(deviceId: string, since: number): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('incidents')
      .select(['incidentId', 'sealedFacts'])
      .where('reportedAt', '>=', since)
      .where('incidentId', 'in', (pictures) =>
        pictures.selectFrom('evidenceItems').select('evidenceItems.incidentId'),
      )
      .execute();
    return rows
      .filter(({ incidentId, sealedFacts }) => this.#whereIn(incidentId, sealedFacts).deviceId === deviceId)
      .map(({ incidentId }) => incidentId);
  }

  /** Null where there is no such incident. */
  async whereabouts(incidentId: string): Promise<Whereabouts | null> {
    const row = await this.#db
      .selectFrom('incidents')
      .select('sealedFacts')
      .where('incidentId', '=', incidentId)
      .executeTakeFirst();
    return row ? this.#whereIn(incidentId, row.sealedFacts) : null;
  }

  withReferral(referralId: string): Promise<{ incidentId: string; number: number }[]> {
    return this.#db
      .selectFrom('sealedIncidents')
      .innerJoin('incidents', 'incidents.incidentId', 'sealedIncidents.incidentId')
      .select(['incidents.incidentId', 'incidents.number'])
      .where('referralId', '=', referralId)
      .orderBy('incidents.number')
      .execute();
  }

  async unseal(incidentId: string): Promise<void> {
    await this.#db.deleteFrom('sealedIncidents').where('incidentId', '=', incidentId).execute();
  }

  #whereIn(incidentId: string, sealedFacts: Uint8Array): Whereabouts {
    const text = openFactsText(this.#vault, incidentId, sealedFacts);
    const { device, page } = wherePart.parse(JSON.parse(text));
    return { deviceId: device?.deviceId ?? null, address: page?.url ?? null };
  }
}
