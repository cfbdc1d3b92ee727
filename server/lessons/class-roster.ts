import type { Kysely } from 'kysely';
import { keyStageOf, yearGroupSchema, type BoundPupil, type BoundStaff } from '#shared/people.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

export interface RosterClass {
  readonly classId: string;
  readonly name: string;
}
export interface RosterPupil {
  readonly pupilId: string;
  readonly name: string;
}

/** Who is in which class, as far as devices and lessons need it. */
export class ClassRoster {
  readonly #db: Kysely<Schema>;

  constructor(parts: { storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  findClass(classId: string): Promise<RosterClass | undefined> {
    return this.#db
      .selectFrom('classes')
      .select(['classId', 'name'])
      .where('classId', '=', classId)
      .executeTakeFirst();
  }

  async classNames(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#db.selectFrom('classes').select(['classId', 'name']).execute();
    return new Map(rows.map(({ classId, name }) => [classId, name]));
  }

  pupilsOf(classId: string): Promise<RosterPupil[]> {
    return this.#db
      .selectFrom('pupils')
      .select(['pupilId', 'name'])
      .where('classId', '=', classId)
      .where('isActive', '=', 1)
      .orderBy('name')
      .execute();
  }

  /** The class's own, and its guests after them. */
  async pupilsIn({
    classId,
    guestIds,
  }: {
    classId: string;
    guestIds: readonly string[];
  }): Promise<RosterPupil[]> {
    const own = await this.pupilsOf(classId);
    const guests = [...(await this.bound(guestIds)).values()];
    const isOwn = new Set(own.map(({ pupilId }) => pupilId));
    return [
      ...own,
      ...guests.filter(({ pupilId }) => !isOwn.has(pupilId)).map(({ pupilId, name }) => ({ pupilId, name })),
    ];
  }

  /** Also those who have left since. */
  async pupilsNamed(pupilIds: readonly string[]): Promise<RosterPupil[]> {
    if (pupilIds.length === 0) return [];
    return this.#db
      .selectFrom('pupils')
      .select(['pupilId', 'name'])
      .where('pupilId', 'in', pupilIds)
      .orderBy('name')
      .execute();
  }

  async pupilsElsewhere(classId: string): Promise<(RosterPupil & { className: string })[]> {
    return this.#boundRows()
      .select('classes.name as className')
      .where('pupils.classId', '!=', classId)
      .orderBy('classes.yearGroup')
      .orderBy('classes.name')
      .orderBy('pupils.name')
      .execute();
  }

  async bound(pupilIds: readonly string[]): Promise<ReadonlyMap<string, BoundPupil>> {
    if (pupilIds.length === 0) return new Map();
    const rows = await this.#boundRows().where('pupils.pupilId', 'in', pupilIds).execute();
    return new Map(rows.map((row) => [row.pupilId, boundPupil(row)]));
  }

  async pupilWithEmail(email: string): Promise<string | null> {
    const row = await this.#boundRows().where('pupils.email', '=', email.toLowerCase()).executeTakeFirst();
    return row?.pupilId ?? null;
  }

  /** Those of these accounts that are active, with the address their browser may be signed in by. */
  async boundStaff(
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, BoundStaff & { readonly email: string }>> {
    if (accountIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('accounts')
      .select(['accountId', 'name', 'email'])
      .where('accountId', 'in', accountIds)
      .where('isActive', '=', 1)
      .execute();
    return new Map(rows.map((row) => [row.accountId, row]));
  }

  async namesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (accountIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('accounts')
      .select(['accountId', 'name'])
      .where('accountId', 'in', accountIds)
      .execute();
    return new Map(rows.map(({ accountId, name }) => [accountId, name]));
  }

  #boundRows() {
    return this.#db
      .selectFrom('pupils')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .select(['pupils.pupilId', 'pupils.name', 'pupils.classId', 'classes.yearGroup'])
      .where('pupils.isActive', '=', 1);
  }
}

const boundPupil = (row: {
  pupilId: string;
  name: string;
  classId: string;
  yearGroup: number;
}): BoundPupil => {
  const yearGroup = yearGroupSchema.parse(row.yearGroup);
  return { ...row, yearGroup, keyStage: keyStageOf(yearGroup) };
};
