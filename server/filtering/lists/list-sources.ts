import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Updateable } from 'kysely';
import {
  fetchPlans,
  takenListSchema,
  type FetchPlan,
  type ListSource,
  type TakenList,
} from '#shared/api/category-lists.ts';
import type { Clock } from '../../clock.ts';
import type { Schema } from '../../storage/schema.ts';
import type { Storage } from '../../storage/storage.ts';

export type SourceRow = Selectable<Schema['listSources']>;

export interface ListSourcesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
}

export interface NewSource {
  readonly name: string;
  readonly address: string | null;
  readonly plan: FetchPlan;
  readonly categoryId: string;
}

/** What came with content that was taken. */
export interface TakenContent {
  readonly keptFile: string;
  readonly taken: TakenList;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Where the school's category lists come from, and what each last gave. */
export class ListSources {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor({ storage, clock }: ListSourcesParts) {
    this.#db = storage.db;
    this.#clock = clock;
  }

  /** In the order in which they were added. */
  all(): Promise<SourceRow[]> {
    return this.#db.selectFrom('listSources').selectAll().orderBy('createdAt').orderBy('sourceId').execute();
  }

  async find(sourceId: string): Promise<SourceRow | null> {
    const query = this.#db.selectFrom('listSources').selectAll().where('sourceId', '=', sourceId);
    return (await query.executeTakeFirst()) ?? null;
  }

  async add(source: NewSource): Promise<string> {
    const sourceId = randomUUID();
    await this.#db
      .insertInto('listSources')
      .values({ sourceId, ...source, createdAt: this.#clock() })
      .execute();
    return sourceId;
  }

  async change(sourceId: string, change: Partial<Omit<NewSource, 'categoryId'>>): Promise<void> {
    // Another address knows nothing of what the one before called its content.
    const isElsewhere = change.address !== undefined;
    await this.#update(sourceId, { ...change, ...(isElsewhere && { etag: null, lastModified: null }) });
  }

  async noteTaken(sourceId: string, { taken, ...content }: TakenContent): Promise<void> {
    const now = this.#clock();
    const columns = { taken: JSON.stringify(taken), takenAt: now, checkedAt: now, error: null };
    await this.#update(sourceId, { ...content, ...columns });
  }

  /** Looked for, and the same as before. */
  async noteUnchanged(
    sourceId: string,
    seen: Partial<Pick<TakenContent, 'etag' | 'lastModified'>> = {},
  ): Promise<void> {
    await this.#update(sourceId, { ...seen, checkedAt: this.#clock(), error: null });
  }

  async noteFailed(sourceId: string, sentence: string): Promise<void> {
    await this.#update(sourceId, { checkedAt: this.#clock(), error: sentence });
  }

  async remove(sourceId: string): Promise<void> {
    await this.#db.deleteFrom('listSources').where('sourceId', '=', sourceId).execute();
  }

  async #update(sourceId: string, change: Updateable<Schema['listSources']>): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await this.#db.updateTable('listSources').set(change).where('sourceId', '=', sourceId).execute();
  }
}

export const planOf = ({ plan }: SourceRow): FetchPlan =>
  fetchPlans.find((each) => each === plan) ?? 'by-hand';

/** A source as the dashboard sees it. */
export const describeSource = (row: SourceRow): ListSource => ({
  sourceId: row.sourceId,
  name: row.name,
  address: row.address,
  plan: planOf(row),
  categoryId: row.categoryId,
  takenAt: row.takenAt,
  taken: row.taken === null ? null : takenListSchema.parse(JSON.parse(row.taken)),
  checkedAt: row.checkedAt,
  error: row.error,
});
