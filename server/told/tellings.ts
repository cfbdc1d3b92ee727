import type { Kysely } from 'kysely';
import { schoolAdults } from '../agreements/school-adults.ts';
import type { Actor } from '../people/actor.ts';
import type { Placement } from '../devices/placement.ts';
import type { Notifier } from '../notify/notifier.ts';
import { languageOf } from '#shared/prompts/language-of.ts';
import type { PromptPlans } from '../prompts/prompt-plans.ts';
import type { OnCall } from '../notify/on-call.ts';
import type { ToldConcern } from '../safeguarding/take-concerns.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { tellerOf, type TellingRow } from './sealed-tellers.ts';

export interface TellingsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly onCall: Pick<OnCall, 'pupilWords'>;
  /** Knows in which language a pupil reads. */
  readonly promptPlans: Pick<PromptPlans, 'settings'>;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly notifier: Pick<Notifier, 'adultChosen'>;
  readonly viewers: { tellingsChanged(): void };
}

/** What became of what pupils told: that it came, what the school says to it, and who has read it. */
export class Tellings {
  readonly #parts: TellingsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: TellingsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** May be called twice with the same: what is there already stays. */
  async note({ pupilId, at, report }: ToldConcern, incidentId: string): Promise<void> {
    const { requestId } = report;
    if (pupilId === null || requestId === undefined) return;
    const spoken = languageOf(await this.#parts.promptPlans.settings(), { pupilId });
    const { words, language } = await this.#parts.onCall.pupilWords(at, spoken);
    const adultId = await this.#adultOf(report.adultId ?? null);
    const unread = { said: words, language, readAt: null, readBy: null, sealedTeller: null };
    await this.#db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('tellings')
        .values({ requestId, incidentId, pupilId, adultId, toldAt: at, ...unread })
        .onConflict((conflict) => conflict.column('requestId').doNothing())
        .execute();
      if (adultId !== null) await this.#tellAdult(incidentId, transaction);
    });
    await this.#tell(pupilId);
  }

  /** The first who reads it is who the pupil is told of. */
  async markRead(incidentId: string, { accountId }: Pick<Actor, 'accountId'>): Promise<void> {
    const rows = await this.#db
      .updateTable('tellings')
      .set({ readAt: this.#parts.clock(), readBy: accountId })
      .where('incidentId', '=', incidentId)
      .where('readAt', 'is', null)
      .returningAll()
      .execute();
    await this.#tellTellers(rows);
  }

  /** What a device holds of it is another thing where nobody may tie it to the incident. */
  async moved(incidentIds: readonly string[]): Promise<void> {
    if (incidentIds.length === 0) return;
    const rows = await this.#db
      .selectFrom('tellings')
      .selectAll()
      .where('incidentId', 'in', incidentIds)
      .execute();
    await this.#tellTellers(rows);
  }

  async #tellTellers(rows: readonly TellingRow[]): Promise<void> {
    for (const row of rows) {
      const teller = tellerOf(this.#parts.vault, row);
      if (teller !== null) await this.#tell(teller.pupilId);
    }
  }

  /** Whatever a device says, nobody reads it as the adult chosen who could not have been chosen. */
  async #adultOf(accountId: string | null): Promise<string | null> {
    if (accountId === null) return null;
    const adults = await schoolAdults(this.#db);
    const adult = adults.find((each) => each.isNearChildren && each.accountId === accountId);
    return adult?.accountId ?? null;
  }

  async #tellAdult(incidentId: string, transaction: Kysely<Schema>): Promise<void> {
    const incident = await transaction
      .selectFrom('incidents')
      .select(['incidentId', 'kind'])
      .where('incidentId', '=', incidentId)
      .where('audience', '=', 'safeguarding')
      .executeTakeFirst();
    const audience = 'safeguarding';
    if (incident) await this.#parts.notifier.adultChosen({ ...incident, audience }, transaction);
  }

  async #tell(pupilId: string): Promise<void> {
    await this.#parts.placement.settlePupils([pupilId]);
    this.#parts.viewers.tellingsChanged();
  }
}
