import type { Kysely } from 'kysely';
import { maxTellings, type Telling } from '#shared/device-state.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { dayOf, tellerOf, type TellingRow } from './sealed-tellers.ts';

/** So long a pupil sees that it came, and that it was read. */
const shownMs = 14 * 24 * 3_600_000;

export interface PupilTellingsParts {
  readonly storage: Pick<Storage, 'db'>;
  /** Made after this. */
  readonly vault: () => Vault;
}

/** What became of what pupils told lately, as their devices are told. */
export class PupilTellings {
  readonly #db: Kysely<Schema>;
  readonly #vault: () => Vault;

  constructor({ storage, vault }: PupilTellingsParts) {
    this.#db = storage.db;
    this.#vault = vault;
  }

  /** By pupil, the newest first. */
  async forPupils(pupilIds: readonly string[], now: number): Promise<Map<string, Telling[]>> {
    const found = new Map<string, Telling[]>();
    if (pupilIds.length === 0) return found;
    for (const row of await this.#rowsOf(pupilIds, now)) {
      const teller = tellerOf(this.#vault(), row);
      if (teller === null || !pupilIds.includes(teller.pupilId)) continue;
      const known = found.get(teller.pupilId) ?? [];
      const telling = tellingOf(row, teller.requestId);
      if (known.length < maxTellings) found.set(teller.pupilId, [...known, telling]);
    }
    return found;
  }

  /** Of sealed ones all: few are, and only the key says whose they are. */
  #rowsOf(pupilIds: readonly string[], now: number) {
    return this.#db
      .selectFrom('tellings')
      .leftJoin('accounts', 'accounts.accountId', 'tellings.readBy')
      .selectAll('tellings')
      .select('accounts.name as reader')
      .where((row) => row.or([row('pupilId', 'in', pupilIds), row('sealedTeller', 'is not', null)]))
      .where('toldAt', '>', now - shownMs)
      .orderBy('toldAt', 'desc')
      .execute();
  }
}

/** What a device is given is stored with it, readable: of a sealed one, the day alone. */
const tellingOf = (row: TellingRow & { readonly reader: string | null }, requestId: string): Telling => {
  const toldAt = row.sealedTeller === null ? row.toldAt : dayOf(row.toldAt);
  return {
    requestId,
    words: row.said,
    language: row.language,
    readBy: row.reader,
    toldAt,
    endsAt: toldAt + shownMs,
  };
};
