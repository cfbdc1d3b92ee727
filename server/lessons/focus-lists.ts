import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EndpointRequest } from '#shared/api.ts';
import type { SavedFocusList } from '#shared/api/focus.ts';
import { focusListSchema } from '#shared/focus-list.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

type Edit = Omit<EndpointRequest<'saveFocusList'>, 'focusListId'>;

/** One account keeps so many; nobody looks through more. */
export const maxListsOfOne = 200;

/** The lists that teachers keep, their own and those shared with the school. */
export class FocusLists {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(parts: { readonly storage: Pick<Storage, 'db'>; readonly clock: Clock }) {
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
  }

  /** Those last used first, then the newest. */
  async seenBy(accountId: string): Promise<SavedFocusList[]> {
    const rows = await this.#db
      .selectFrom('focusLists')
      .innerJoin('accounts', 'accounts.accountId', 'focusLists.ownerId')
      .leftJoin('focusListUses', (join) =>
        join
          .onRef('focusListUses.focusListId', '=', 'focusLists.focusListId')
          .on('focusListUses.accountId', '=', accountId),
      )
      .select(['focusLists.focusListId', 'ownerId', 'isShared', 'list', 'accounts.name as by', 'usedAt'])
      .where((row) => row.or([row('ownerId', '=', accountId), row('isShared', '=', 1)]))
      .orderBy((row) => row.fn.coalesce('usedAt', row.lit(0)), 'desc')
      .orderBy('changedAt', 'desc')
      .execute();
    return rows.map(({ list, ownerId, isShared, ...row }) => ({
      ...row,
      ...focusListSchema.parse(JSON.parse(list)),
      isShared: isShared === 1,
      isMine: ownerId === accountId,
    }));
  }

  async countOf(accountId: string): Promise<number> {
    const { count } = await this.#db
      .selectFrom('focusLists')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('ownerId', '=', accountId)
      .executeTakeFirstOrThrow();
    return count;
  }

  async add(ownerId: string, edit: Edit): Promise<string> {
    const focusListId = randomUUID();
    await this.#db
      .insertInto('focusLists')
      .values({ focusListId, ownerId, ...this.#rowOf(edit) })
      .execute();
    return focusListId;
  }

  /** False where the list is not this owner's. */
  async change(ownerId: string, focusListId: string, edit: Edit): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('focusLists')
      .set(this.#rowOf(edit))
      .where('focusListId', '=', focusListId)
      .where('ownerId', '=', ownerId)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** False where the list is not this owner's. */
  remove(ownerId: string, focusListId: string): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      const mine = await db
        .selectFrom('focusLists')
        .select('focusListId')
        .where('focusListId', '=', focusListId)
        .where('ownerId', '=', ownerId)
        .executeTakeFirst();
      if (!mine) return false;
      await db.deleteFrom('focusListUses').where('focusListId', '=', focusListId).execute();
      await db.deleteFrom('focusLists').where('focusListId', '=', focusListId).execute();
      return true;
    });
  }

  /** False where this account cannot see the list. */
  async noteUsed(accountId: string, focusListId: string): Promise<boolean> {
    const seen = await this.#db
      .selectFrom('focusLists')
      .select('focusListId')
      .where('focusListId', '=', focusListId)
      .where((row) => row.or([row('ownerId', '=', accountId), row('isShared', '=', 1)]))
      .executeTakeFirst();
    if (!seen) return false;
    const usedAt = this.#clock();
    await this.#db
      .insertInto('focusListUses')
      .values({ focusListId, accountId, usedAt })
      .onConflict((conflict) => conflict.columns(['focusListId', 'accountId']).doUpdateSet({ usedAt }))
      .execute();
    return true;
  }

  #rowOf({ isShared, ...list }: Edit) {
    return { isShared: isShared ? 1 : 0, list: JSON.stringify(list), changedAt: this.#clock() };
  }
}
