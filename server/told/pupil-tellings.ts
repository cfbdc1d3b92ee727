import type { Kysely } from 'kysely';
import { maxTellings, type Telling } from '#shared/device-state.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

/** So long a pupil sees that it came, and that it was read. */
const shownMs = 14 * 24 * 3_600_000;

/** What became of what pupils told lately, as their devices are told. */
export class PupilTellings {
  readonly #db: Kysely<Schema>;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** By pupil, the newest first. */
  async forPupils(pupilIds: readonly string[], now: number): Promise<Map<string, Telling[]>> {
    const found = new Map<string, Telling[]>();
    if (pupilIds.length === 0) return found;
    const rows = await this.#db
      .selectFrom('tellings')
      .leftJoin('accounts', 'accounts.accountId', 'tellings.readBy')
      .selectAll('tellings')
      .select('accounts.name as reader')
      .where('pupilId', 'in', pupilIds)
      .where('toldAt', '>', now - shownMs)
      .orderBy('toldAt', 'desc')
      .execute();
    for (const { pupilId, requestId, said, language, toldAt, reader } of rows) {
      const known = found.get(pupilId) ?? [];
      const telling = {
        requestId,
        words: said,
        language,
        readBy: reader,
        toldAt,
        endsAt: toldAt + shownMs,
      };
      if (known.length < maxTellings) found.set(pupilId, [...known, telling]);
    }
    return found;
  }
}
