import * as z from 'zod/mini';
import type { Kysely } from 'kysely';
import { roleSchema } from '#shared/roles.ts';
import type { Clock } from '../clock.ts';
import { may } from '../people/may.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import type { Partner } from './running-lesson.ts';

const rolesSchema = z.array(roleSchema);

/** Colleagues who may teach a class. */
export class StaffList {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(parts: { storage: Pick<Storage, 'db'>; clock: Clock }) {
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
  }

  async teachers(): Promise<Partner[]> {
    const rows = await this.#db
      .selectFrom('accounts')
      .select(['accountId', 'name', 'roles'])
      .where('isActive', '=', 1)
      .orderBy('name')
      .execute();
    return rows.flatMap(({ accountId, name, roles }) => {
      const asker = { accountId, roles: rolesSchema.parse(JSON.parse(roles)), confirmedUntil: 0 };
      return may(asker, 'start-lesson', {}, this.#clock()) ? [{ accountId, name }] : [];
    });
  }
}
