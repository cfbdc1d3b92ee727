import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { audiences, type Audience } from '#shared/incidents/audience.ts';
import { failure, type Failure } from '#shared/result.ts';
import type { Vault } from '../evidence/vault.ts';
import { openFactsText } from '../safeguarding/incident-facts.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { isSamePage } from './address-hash.ts';

export interface SealedIncidentsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly clock: Clock;
}

/** Of an incident's facts, what is asked here: from which device, on which page, and which others they name. */
const wherePart = z.object({
  device: z.nullish(z.object({ deviceId: z.string() })),
  page: z.nullish(z.object({ url: z.string() })),
  tabs: z.optional(z.array(z.object({ url: z.string() }))),
  visits: z.optional(z.array(z.object({ url: z.nullable(z.string()) }))),
  earlier: z.optional(z.array(z.object({ url: z.string() }))),
});
export interface Whereabouts {
  readonly deviceId: string | null;
  readonly address: string | null;
}

/** What was stopped, as far as it is known. */
export interface StoppedPage extends Whereabouts {
  /** Server epoch ms: what is older is another page's doing. */
  readonly since: number;
}

interface Named extends Whereabouts {
  /** Every address in the facts. */
  readonly named: readonly string[];
  /** Those of which it holds a picture, as far as is known. */
  readonly pictured: readonly string[];
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

  /** A later referral leaves it with the first, until that is lifted. */
  async seal(incidentId: string, referralId: string): Promise<void> {
    const lifted = this.#db.selectFrom('referrals').select('referralId').where('liftedAt', 'is not', null);
    const sealedAt = this.#clock();
    await this.#db
      .insertInto('sealedIncidents')
      .values({ incidentId, referralId, sealedAt })
      .onConflict((conflict) =>
        conflict
          .column('incidentId')
          .doUpdateSet({ referralId, sealedAt })
          .where('sealedIncidents.referralId', 'in', lifted),
      )
      .execute();
  }

  /**
   * Those from this device that hold a picture of since then, or whose facts name the page, whenever that was; and those of
   * since then, from wherever, that are about the page or hold a picture of it.
   */
  async ofStopped({ deviceId, address, since }: StoppedPage): Promise<string[]> {
    const pictured = await this.#picturedSince(since);
    const rows = await this.#db
      .selectFrom('incidents')
      .select(['incidentId', 'sealedFacts', 'reportedAt'])
      .execute();
    const isThePage = (url: string) => address !== null && isSamePage(url, address);
    return rows
      .filter(({ incidentId, sealedFacts, reportedAt }) => {
        const where = this.#whereIfReadable(incidentId, sealedFacts);
        if (where === null) return pictured.has(incidentId);
        const { named, pictured: pages } = where;
        const isOfDevice = deviceId !== null && where.deviceId === deviceId;
        if (isOfDevice) return pictured.has(incidentId) || named.some(isThePage);
        return reportedAt >= since && pages.some(isThePage);
      })
      .map(({ incidentId }) => incidentId);
  }

  async #picturedSince(since: number): Promise<ReadonlySet<string>> {
    const rows = await this.#db
      .selectFrom('incidents')
      .innerJoin('evidenceItems', 'evidenceItems.incidentId', 'incidents.incidentId')
      .select('incidents.incidentId')
      .where('reportedAt', '>=', since)
      .execute();
    return new Set(rows.map(({ incidentId }) => incidentId));
  }

  /** Null where there is no such incident. */
  async whereabouts(incidentId: string): Promise<Whereabouts | null> {
    const row = await this.#db
      .selectFrom('incidents')
      .select('sealedFacts')
      .where('incidentId', '=', incidentId)
      .executeTakeFirst();
    if (!row) return null;
    const { deviceId, address } = this.#whereIn(incidentId, row.sealedFacts);
    return { deviceId, address };
  }

  /** Those of these audiences: of others nobody learns that they are there. */
  async withReferral(
    referralId: string,
    seen: readonly Audience[],
  ): Promise<{ incidentId: string; audience: Audience; number: number }[]> {
    const rows = await this.#db
      .selectFrom('sealedIncidents')
      .innerJoin('incidents', 'incidents.incidentId', 'sealedIncidents.incidentId')
      .select(['incidents.incidentId', 'incidents.audience', 'incidents.number'])
      .where('referralId', '=', referralId)
      .where('incidents.audience', 'in', seen)
      .orderBy('incidents.number')
      .execute();
    return rows.map(({ audience, ...row }) => ({ ...row, audience: z.enum(audiences).parse(audience) }));
  }

  async unseal(incidentId: string): Promise<void> {
    await this.#db.deleteFrom('sealedIncidents').where('incidentId', '=', incidentId).execute();
  }

  /** Null where nobody can read it any more: one such record keeps no other from being sealed. */
  #whereIfReadable(incidentId: string, sealedFacts: Uint8Array): Named | null {
    try {
      return this.#whereIn(incidentId, sealedFacts);
    } catch {
      return null;
    }
  }

  #whereIn(incidentId: string, sealedFacts: Uint8Array): Named {
    const text = openFactsText(this.#vault, incidentId, sealedFacts);
    const { device, page, tabs = [], visits = [], earlier = [] } = wherePart.parse(JSON.parse(text));
    const named = [page, ...tabs, ...visits, ...earlier].flatMap((each) => each?.url ?? []);
    const pictured = [page, ...earlier].flatMap((each) => each?.url ?? []);
    return { deviceId: device?.deviceId ?? null, address: page?.url ?? null, named, pictured };
  }
}
