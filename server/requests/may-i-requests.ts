import type { Kysely } from 'kysely';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

/** One stored "May I?" with whose it is. */
export interface StoredRequest extends Readonly<Schema['mayIRequests']> {
  readonly pupilName: string;
  readonly classId: string;
  readonly className: string;
}

type NewRequest = Pick<
  Schema['mayIRequests'],
  'requestId' | 'deviceId' | 'pupilId' | 'lessonId' | 'about' | 'url' | 'words' | 'askedAt'
>;

/** What is said to a request. */
export interface Said {
  readonly state: 'allowed' | 'refused';
  readonly by: string;
  readonly at: number;
  readonly words: string;
  readonly endsAt: number;
  readonly exceptionId: string | null;
}

/** Answered ones stay in the list for so long. */
const shownMs = 3_600_000;
const mostShown = 300;

/** Every "May I?" that was asked. */
export class MayIRequests {
  readonly #db: Kysely<Schema>;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** Stores it once. False when there is one of this id already. */
  async add(request: NewRequest): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('mayIRequests')
      .values({
        ...request,
        state: 'waiting',
        answeredBy: null,
        answeredAt: null,
        answer: '',
        answerEndsAt: null,
        exceptionId: null,
      })
      .onConflict((conflict) => conflict.column('requestId').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async deviceOf(requestId: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('mayIRequests')
      .select('deviceId')
      .where('requestId', '=', requestId)
      .executeTakeFirst();
    return row?.deviceId;
  }

  find(requestIds: readonly string[]): Promise<StoredRequest[]> {
    return this.#rows().where('requestId', 'in', requestIds).orderBy('askedAt').execute();
  }

  waitingOf(pupilIds: readonly string[]): Promise<StoredRequest[]> {
    if (pupilIds.length === 0) return Promise.resolve([]);
    return this.#rows()
      .where('mayIRequests.pupilId', 'in', pupilIds)
      .where('state', '=', 'waiting')
      .orderBy('askedAt')
      .execute();
  }

  /** Waiting ones and those answered lately, the oldest first. */
  shown(now: number): Promise<StoredRequest[]> {
    return this.#rows()
      .where((row) => row.or([row('state', '=', 'waiting'), row('answeredAt', '>', now - shownMs)]))
      .orderBy('state', 'desc')
      .orderBy('askedAt')
      .limit(mostShown)
      .execute();
  }

  /** False when somebody has answered it meanwhile. */
  async say(requestId: string, { state, by, at, words, endsAt, exceptionId }: Said): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('mayIRequests')
      .set({ state, answeredBy: by, answeredAt: at, answer: words, answerEndsAt: endsAt, exceptionId })
      .where('requestId', '=', requestId)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  #rows() {
    return this.#db
      .selectFrom('mayIRequests')
      .innerJoin('pupils', 'pupils.pupilId', 'mayIRequests.pupilId')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .selectAll('mayIRequests')
      .select(['pupils.name as pupilName', 'pupils.classId as classId', 'classes.name as className']);
  }
}
