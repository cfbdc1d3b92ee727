import type { Kysely } from 'kysely';
import { maxPupilAnswers, type PupilAnswer } from '#shared/device-state.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

/** A pupil reads for so long what became of a word about the filter. */
const toldMs = 14 * 24 * 3_600_000;
/** So long a device that was away learns that what it asked for was open and is closed again. */
const closedShownMs = 24 * 3_600_000;
const closedWords = 'It was open for a while. It is closed again.';

/** What pupils were answered lately, as their devices are told. */
export class PupilAnswers {
  readonly #db: Kysely<Schema>;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** By pupil, the newest first. */
  async forPupils(pupilIds: readonly string[], now: number): Promise<Map<string, PupilAnswer[]>> {
    const answers = new Map<string, PupilAnswer[]>();
    if (pupilIds.length === 0) return answers;
    const rows = [...(await this.#toRequests(pupilIds, now)), ...(await this.#toReports(pupilIds, now))];
    for (const { pupilId, ...answer } of rows.toSorted((a, b) => b.answeredAt - a.answeredAt)) {
      const known = answers.get(pupilId) ?? [];
      if (known.length < maxPupilAnswers) answers.set(pupilId, [...known, answer]);
    }
    return answers;
  }

  async #toRequests(pupilIds: readonly string[], now: number): Promise<OfPupil[]> {
    const rows = await this.#db
      .selectFrom('mayIRequests')
      .leftJoin('accounts', 'accounts.accountId', 'mayIRequests.answeredBy')
      .selectAll('mayIRequests')
      .select('accounts.name as by')
      .where('mayIRequests.pupilId', 'in', pupilIds)
      .where((row) => row.or([row('answerEndsAt', '>', now), row('answeredAt', '>', now - closedShownMs)]))
      .execute();
    return rows.map((row) => answerTo(row, now));
  }

  async #toReports(pupilIds: readonly string[], now: number): Promise<OfPupil[]> {
    const rows = await this.#db
      .selectFrom('filterReports')
      .leftJoin('accounts', 'accounts.accountId', 'filterReports.answeredBy')
      .selectAll('filterReports')
      .select('accounts.name as by')
      .where('filterReports.pupilId', 'in', pupilIds)
      .where('answeredAt', '>', now - toldMs)
      .execute();
    return rows.map(({ pupilId, requestId, url, by, answer, answeredAt }) => ({
      pupilId: pupilId ?? '',
      requestId,
      about: 'filter-report',
      url,
      is: 'told',
      by: by ?? 'ThinkClick',
      words: answer,
      answeredAt: answeredAt ?? 0,
      endsAt: (answeredAt ?? 0) + toldMs,
    }));
  }
}

type OfPupil = PupilAnswer & { readonly pupilId: string };

const answerTo = (row: Schema['mayIRequests'] & { by: string | null }, now: number): OfPupil => {
  const { pupilId, requestId, about, url } = row;
  const [answeredAt, endsAt] = [row.answeredAt ?? 0, row.answerEndsAt ?? 0];
  const isClosed = row.state === 'allowed' && endsAt <= now;
  return {
    pupilId,
    requestId,
    about,
    url,
    is: row.state === 'allowed' && !isClosed ? 'allowed' : 'refused',
    by: row.by ?? 'ThinkClick',
    words: isClosed ? closedWords : row.answer,
    answeredAt,
    endsAt: isClosed ? answeredAt + closedShownMs : endsAt,
  };
};
