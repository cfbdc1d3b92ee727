import type { Kysely } from 'kysely';
import type { RaisedHand } from '#shared/api/hands.ts';
import type { Hand } from '#shared/device-state.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

type Row = Schema['hands'];
type NewHand = Omit<Row, 'answeredBy' | 'answeredAt' | 'answer'>;

/** What is said to a hand. */
export interface SaidToHand {
  readonly is: 'coming' | 'told' | 'done';
  readonly by: string;
  readonly at: number;
  readonly words: string;
}

const up = ['waiting', 'coming'] as const;
/** A lesson is shorter; older ones are no device's business. */
const rememberedMs = 24 * 3_600_000;

/** Every hand that went up. */
export class Hands {
  readonly #db: Kysely<Schema>;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** Stores it once. False when there is one of this id already. */
  async add(hand: NewHand): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('hands')
      .values({ ...hand, answeredBy: null, answeredAt: null, answer: '' })
      .onConflict((conflict) => conflict.column('requestId').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  find(requestIds: readonly string[]): Promise<Row[]> {
    return this.#db.selectFrom('hands').selectAll().where('requestId', 'in', requestIds).execute();
  }

  /** In the order in which they went up. */
  async upIn(lessonId: string): Promise<RaisedHand[]> {
    const rows = await this.#db
      .selectFrom('hands')
      .innerJoin('pupils', 'pupils.pupilId', 'hands.pupilId')
      .leftJoin('accounts', 'accounts.accountId', 'hands.answeredBy')
      .selectAll('hands')
      .select(['pupils.name as pupilName', 'accounts.name as by'])
      .where('lessonId', '=', lessonId)
      .where('state', 'in', up)
      .orderBy('raisedAt')
      .orderBy('requestId')
      .execute();
    return rows.map(({ requestId, pupilId, pupilName, about, url, words, raisedAt, state, by }) => ({
      requestId,
      pupilId,
      pupilName,
      about,
      url,
      words,
      raisedAt,
      comingBy: state === 'coming' ? (by ?? 'ThinkClick') : null,
    }));
  }

  /** The last one of each pupil, as their device is told of it; none where it came down again. */
  async lastOf(pupilIds: readonly string[], now: number): Promise<Map<string, Hand>> {
    if (pupilIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('hands')
      .leftJoin('accounts', 'accounts.accountId', 'hands.answeredBy')
      .selectAll('hands')
      .select('accounts.name as by')
      .where('pupilId', 'in', pupilIds)
      .where('raisedAt', '>', now - rememberedMs)
      .where('state', '!=', 'too-late')
      .orderBy('raisedAt')
      .execute();
    const last = new Map(rows.map((row) => [row.pupilId, row]));
    return new Map(
      [...last].flatMap(([pupilId, row]) => {
        const hand = handOf(row);
        return hand === null ? [] : [[pupilId, hand] as const];
      }),
    );
  }

  /** One at a time: another that this pupil has up in the lesson comes down. */
  async lowerOthers({ requestId, pupilId, lessonId }: Pick<Row, 'requestId' | 'pupilId' | 'lessonId'>) {
    await this.#db
      .updateTable('hands')
      .set({ state: 'down' })
      .where('pupilId', '=', pupilId)
      .where('lessonId', '=', lessonId)
      .where('requestId', '!=', requestId)
      .where('state', 'in', up)
      .execute();
  }

  /** By the pupil whose hand it is, and by nobody else. False when it was not up. */
  async lower(requestId: string, pupilId: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('hands')
      .set({ state: 'down' })
      .where('requestId', '=', requestId)
      .where('pupilId', '=', pupilId)
      .where('state', 'in', up)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** False when it is up no more. */
  async say(requestId: string, { is, by, at, words }: SaidToHand): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('hands')
      .set({ state: is, answeredBy: by, answeredAt: at, answer: words })
      .where('requestId', '=', requestId)
      .where('state', 'in', up)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}

const handOf = (row: Row & { readonly by: string | null }): Hand | null => {
  const { requestId, lessonId, about, raisedAt, state } = row;
  if (state === 'down' || state === 'too-late') return null;
  const hand = { requestId, lessonId, about, raisedAt };
  if (state === 'waiting') return { ...hand, answer: null };
  const { by, answer: words, answeredAt } = row;
  return {
    ...hand,
    answer: { is: state, by: by ?? 'ThinkClick', words, answeredAt: answeredAt ?? raisedAt },
  };
};
