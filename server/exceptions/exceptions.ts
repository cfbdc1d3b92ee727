import type { Kysely } from 'kysely';
import { maxExceptions, type Exception, type ExceptionTarget } from '#shared/device-state.ts';
import type { BoundPupil } from '#shared/people.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

type Row = Schema['exceptions'];

/** One stored exception with the pupils it names; none where it is for a class. */
export interface StoredException extends Row {
  readonly by: string;
  readonly pupilIds: readonly string[];
}

export interface NewException extends Omit<
  Row,
  'kind' | 'target' | 'untilLessonEnds' | 'endedAt' | 'mayComeBack'
> {
  readonly target: ExceptionTarget;
  readonly untilLessonEnds: boolean;
  readonly pupilIds: readonly string[];
}

export const targetOf = ({ kind, target }: Pick<Row, 'kind' | 'target'>): ExceptionTarget => {
  switch (kind) {
    case 'site':
    case 'upload':
      return { kind, host: target };
    case 'page':
      return { kind, page: target };
    case 'download':
      return { kind, url: target };
  }
};

const textOf = (target: ExceptionTarget): string => {
  switch (target.kind) {
    case 'site':
    case 'upload':
      return target.host;
    case 'page':
      return target.page;
    case 'download':
      return target.url;
  }
};

/** What was opened for a while, and for whom. */
export class Exceptions {
  readonly #db: Kysely<Schema>;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  async add({ target, pupilIds, untilLessonEnds, ...about }: NewException): Promise<void> {
    const row: Row = {
      ...about,
      kind: target.kind,
      target: textOf(target),
      untilLessonEnds: untilLessonEnds ? 1 : 0,
      endedAt: null,
      mayComeBack: 0,
    };
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.insertInto('exceptions').values(row).execute();
      if (pupilIds.length === 0) return;
      const pupils = pupilIds.map((pupilId) => ({ exceptionId: row.exceptionId, pupilId }));
      await transaction.insertInto('exceptionPupils').values(pupils).execute();
    });
  }

  /** Those in force, the newest first. */
  async inForce(now: number): Promise<StoredException[]> {
    const rows = await this.#inForce(now)
      .orderBy('exceptions.startedAt', 'desc')
      .orderBy('exceptions.exceptionId')
      .execute();
    return this.#withPupils(rows);
  }

  async find(exceptionId: string, now: number): Promise<StoredException | undefined> {
    const rows = await this.#inForce(now).where('exceptions.exceptionId', '=', exceptionId).execute();
    return (await this.#withPupils(rows))[0];
  }

  /** One that somebody ended before its end. */
  async findEnded(exceptionId: string): Promise<StoredException | undefined> {
    const rows = await this.#rows()
      .where('exceptions.exceptionId', '=', exceptionId)
      .where('exceptions.endedAt', 'is not', null)
      .execute();
    return (await this.#withPupils(rows))[0];
  }

  /** Those whose own end is later than this, whether somebody closed them before or not. */
  async endingAfter(since: number): Promise<StoredException[]> {
    return this.#withPupils(await this.#rows().where('exceptions.endsAt', '>', since).execute());
  }

  /** Those that the last command of a lesson ended: its undoing brings them back. */
  async undoable(lessonId: string): Promise<StoredException[]> {
    const rows = await this.#rows()
      .where('exceptions.lessonId', '=', lessonId)
      .where('exceptions.mayComeBack', '=', 1)
      .execute();
    return this.#withPupils(rows);
  }

  /** The command that ended these is not the last one any more. */
  async leaveEnded(exceptionIds: readonly string[]): Promise<void> {
    if (exceptionIds.length === 0) return;
    await this.#db
      .updateTable('exceptions')
      .set({ mayComeBack: 0 })
      .where('exceptionId', 'in', exceptionIds)
      .execute();
  }

  /** False when it is open already, or its lesson is over: also when that ends at this moment. */
  async reopen(exceptionId: string, endsAt: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('exceptions')
      .set({ endedAt: null, mayComeBack: 0, endsAt })
      .where('exceptionId', '=', exceptionId)
      .where('endedAt', 'is not', null)
      .where('lessonId', 'in', (lessons) =>
        lessons.selectFrom('lessons').select('lessonId').where('endedAt', 'is', null),
      )
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await this.#db
      .updateTable('mayIRequests')
      .set({ answerEndsAt: endsAt })
      .where('exceptionId', '=', exceptionId)
      .where('state', '=', 'allowed')
      .execute();
    return true;
  }

  /** False when it had ended already. */
  async end(exceptionId: string, now: number, mayComeBack = false): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('exceptions')
      .set({ endedAt: now, mayComeBack: mayComeBack ? 1 : 0 })
      .where('exceptionId', '=', exceptionId)
      .where('endedAt', 'is', null)
      .where('endsAt', '>', now)
      .executeTakeFirst();
    await this.#endAnswers(now).where('exceptionId', '=', exceptionId).execute();
    return numUpdatedRows > 0n;
  }

  /** What was given in a lesson ends with it. */
  async endLesson(lessonId: string, now: number): Promise<void> {
    await this.#db
      .updateTable('exceptions')
      .set({ endedAt: now })
      .where('lessonId', '=', lessonId)
      .where('endedAt', 'is', null)
      .execute();
    await this.#endAnswers(now).where('lessonId', '=', lessonId).execute();
  }

  /** The end of a lesson was moved: what ends with it moves along, and nothing outlives it. */
  async followLesson({ lessonId, endsAt }: { lessonId: string; endsAt: number }): Promise<void> {
    await this.#db
      .updateTable('exceptions')
      .set({ endsAt })
      .where('lessonId', '=', lessonId)
      .where('endedAt', 'is', null)
      .where((row) => row.or([row('untilLessonEnds', '=', 1), row('endsAt', '>', endsAt)]))
      .execute();
  }

  /** As the devices of these pupils are told, by pupil. */
  async forPupils(pupils: readonly BoundPupil[], now: number): Promise<Map<string, Exception[]>> {
    const found = new Map<string, Exception[]>();
    if (pupils.length === 0) return found;
    const stored = await this.inForce(now);
    for (const { pupilId, classId } of pupils) {
      const own = stored.filter((each) => each.classId === classId || each.pupilIds.includes(pupilId));
      found.set(pupilId, own.slice(0, maxExceptions).map(forDevice));
    }
    return found;
  }

  /** What a pupil was allowed holds no longer than what was opened for it. */
  #endAnswers(now: number) {
    return this.#db
      .updateTable('mayIRequests')
      .set({ answerEndsAt: now })
      .where('state', '=', 'allowed')
      .where('answerEndsAt', '>', now);
  }

  #inForce(now: number) {
    return this.#rows().where('exceptions.endedAt', 'is', null).where('exceptions.endsAt', '>', now);
  }

  #rows() {
    return this.#db
      .selectFrom('exceptions')
      .innerJoin('accounts', 'accounts.accountId', 'exceptions.ownerId')
      .selectAll('exceptions')
      .select('accounts.name as by');
  }

  async #withPupils(rows: readonly (Row & { readonly by: string })[]): Promise<StoredException[]> {
    const pupils = await this.#pupilsOf(rows.map(({ exceptionId }) => exceptionId));
    return rows.map((row) => ({ ...row, pupilIds: pupils.get(row.exceptionId) ?? [] }));
  }

  async #pupilsOf(exceptionIds: readonly string[]): Promise<Map<string, string[]>> {
    const pupils = new Map<string, string[]>();
    if (exceptionIds.length === 0) return pupils;
    const rows = await this.#db
      .selectFrom('exceptionPupils')
      .selectAll()
      .where('exceptionId', 'in', exceptionIds)
      .execute();
    for (const { exceptionId, pupilId } of rows) {
      pupils.set(exceptionId, [...(pupils.get(exceptionId) ?? []), pupilId]);
    }
    return pupils;
  }
}

const forDevice = (stored: StoredException): Exception => ({
  exceptionId: stored.exceptionId,
  target: targetOf(stored),
  by: stored.by,
  reason: stored.reason.slice(0, 300),
  startedAt: stored.startedAt,
  endsAt: stored.endsAt,
  lessonId: stored.lessonId,
});
