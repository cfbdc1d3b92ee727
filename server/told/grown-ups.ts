import * as z from 'zod/mini';
import type { Kysely } from 'kysely';
import type { BoundPupil } from '#shared/people.ts';
import { roleSchema, type Role } from '#shared/roles.ts';
import { maxLeadsNamed, maxTeachersToTell, type GrownUps } from '#shared/told/grown-ups.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

interface Adult {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

interface Taught {
  readonly classId: string;
  readonly accountId: string;
}

const rolesSchema = z.array(roleSchema);
const idsSchema = z.array(z.string());
/** Who taught a class in this time is known to it still. */
const latelyMs = 60 * 24 * 3_600_000;

/** Whom pupils can tell without having named anybody: their class's teachers, and the safeguarding lead and deputies. */
export class GrownUpsToTell {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(parts: { readonly storage: Pick<Storage, 'db'>; readonly clock: Clock }) {
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
  }

  /** By class. */
  async forClasses(pupils: readonly Pick<BoundPupil, 'classId'>[]): Promise<Map<string, GrownUps>> {
    const classIds = [...new Set(pupils.map(({ classId }) => classId))];
    if (classIds.length === 0) return new Map();
    const adults = await this.#whoCanRead();
    const leads = leadsOf(adults);
    const lessons = await this.#lessonsOf(classIds, new Set(adults.map(({ accountId }) => accountId)));
    return new Map(
      classIds.map((classId) => {
        const teachers = byLessons(lessons.filter((lesson) => lesson.classId === classId))
          .flatMap((id) => adults.find(({ accountId }) => accountId === id) ?? [])
          .slice(0, maxTeachersToTell)
          .map(({ accountId: adultId, name }) => ({ adultId, name }));
        return [classId, { teachers, leads }];
      }),
    );
  }

  /** By name. An account that is closed, or that nobody has opened yet, reads nothing. */
  async #whoCanRead(): Promise<Adult[]> {
    const rows = await this.#db
      .selectFrom('accounts')
      .select(['accountId', 'name', 'roles'])
      .where('isActive', '=', 1)
      .where('passwordHash', 'is not', null)
      .orderBy('name')
      .execute();
    return rows.map((row) => ({ ...row, roles: rolesSchema.parse(JSON.parse(row.roles)) }));
  }

  /** By class, once for each lesson: of every week, or of the last two months where nobody here has such lessons. */
  async #lessonsOf(classIds: readonly string[], here: ReadonlySet<string>): Promise<Taught[]> {
    const rows = await this.#db
      .selectFrom('weeklyLessons')
      .select(['classId', 'ownerId as accountId'])
      .where('classId', 'in', classIds)
      .execute();
    const weekly = rows.filter(({ accountId }) => here.has(accountId));
    const others = classIds.filter((classId) => weekly.every((row) => row.classId !== classId));
    return [...weekly, ...(await this.#taughtLately(others))];
  }

  async #taughtLately(classIds: readonly string[]): Promise<Taught[]> {
    if (classIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('lessons')
      .select(['classId', 'ownerId', 'partnerIds'])
      .where('classId', 'in', classIds)
      .where('endsAt', '>', this.#clock() - latelyMs)
      .execute();
    return rows.flatMap(({ classId, ownerId, partnerIds }) =>
      [ownerId, ...idsSchema.parse(JSON.parse(partnerIds ?? '[]'))].map((accountId) => ({
        classId,
        accountId,
      })),
    );
  }
}

/** Who has most of these lessons first. */
const byLessons = (lessons: readonly { readonly accountId: string }[]): string[] => {
  const counts = new Map<string, number>();
  for (const { accountId } of lessons) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([accountId]) => accountId);
};

/** The head stands in where a school has named nobody. */
const leadsOf = (adults: readonly Adult[]): string[] => {
  const withRole = (role: Role) => adults.filter(({ roles }) => roles.includes(role));
  const leads = [withRole('dsl'), withRole('head')].find((group) => group.length > 0) ?? [];
  return leads.slice(0, maxLeadsNamed).map(({ name }) => name);
};
