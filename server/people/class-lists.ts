import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EndpointRequest } from '#shared/api.ts';
import type { Pupil } from '#shared/api/people.ts';
import { keyStageOf } from '#shared/people.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

export type AddPupilsFailure = 'no-such-class' | 'email-taken';

/** Classes and the pupils in them. */
export class ClassLists {
  readonly #db: Kysely<Schema>;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** Null when a class has this name already. */
  async addClass({ name, yearGroup }: EndpointRequest<'addClass'>): Promise<string | null> {
    const classId = randomUUID();
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('classes')
      .values({ classId, name, yearGroup })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 0n ? null : classId;
  }

  async pupils(): Promise<Pupil[]> {
    const rows = await this.#db
      .selectFrom('pupils')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .select(['pupilId', 'pupils.name', 'email', 'pupils.classId', 'yearGroup'])
      .where('isActive', '=', 1)
      .orderBy('classes.name')
      .orderBy('pupils.name')
      .execute();
    return rows.map((row) => ({ ...row, keyStage: keyStageOf(row.yearGroup) }));
  }

  /** All of them or none; their ids in the order given. */
  async addPupils({ classId, pupils }: EndpointRequest<'addPupils'>): Promise<string[] | AddPupilsFailure> {
    const rows = pupils.map((pupil) => ({ ...pupil, pupilId: randomUUID(), classId, isActive: 1 }));
    return this.#db.transaction().execute(async (transaction) => {
      const known = await transaction
        .selectFrom('classes')
        .select('classId')
        .where('classId', '=', classId)
        .executeTakeFirst();
      if (!known) return 'no-such-class';
      if (await isTaken(transaction, rows)) return 'email-taken';
      await transaction.insertInto('pupils').values(rows).execute();
      return rows.map(({ pupilId }) => pupilId);
    });
  }
}

const isTaken = async (
  db: Kysely<Schema>,
  rows: readonly { readonly email: string | null }[],
): Promise<boolean> => {
  const emails = rows.flatMap(({ email }) => (email === null ? [] : [email]));
  if (new Set(emails).size < emails.length) return true;
  const taken = await db
    .selectFrom('pupils')
    .select('pupilId')
    .where('email', 'in', emails)
    .executeTakeFirst();
  return taken !== undefined;
};
