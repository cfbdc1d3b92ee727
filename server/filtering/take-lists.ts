import { randomBytes } from 'node:crypto';
import type { TakenLists } from '#shared/api/category-lists.ts';
import { buildCompactIndex } from '#shared/policy/index/build-compact-index.ts';
import { categoryIdSchema } from '#shared/policy/policy.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Chunks } from './import/byte-source.ts';
import { importFile } from './import/import-lists.ts';
import { publicSuffixes } from './import/public-suffixes.ts';
import type { IndexFiles } from './index-files.ts';
import type { PolicyStore } from './policy-store.ts';

export interface TakeListsParts {
  readonly policies: PolicyStore;
  readonly indexFiles: IndexFiles;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export interface Upload {
  readonly name: string;
  /** For lists that name no categories themselves. */
  readonly categoryId: string;
  readonly bytes: Chunks;
}

/** A file of lists becomes the school's full index, in place of the one before; a bad file changes nothing. */
export class TakeLists {
  readonly #parts: TakeListsParts;
  readonly #inTurn = oneAtATime();

  constructor(parts: TakeListsParts) {
    this.#parts = parts;
  }

  readonly take = async (actor: Actor, upload: Upload): Promise<Result<TakenLists>> => {
    const refused = await askMay(this.#parts, actor, 'manage-filtering', {}, 'category lists');
    if (refused) return refused;
    if (upload.name.length > 200 || !categoryIdSchema.safeParse(upload.categoryId).success) {
      return failure('bad-message');
    }
    return this.#inTurn(() => this.#take(actor, upload));
  };

  async #take(actor: Actor, { name, categoryId, bytes }: Upload): Promise<Result<TakenLists>> {
    const { policies, indexFiles } = this.#parts;
    const imported = await importFile(name, bytes, { categoryId });
    if (!imported.ok) return imported;
    const { lists, ...counts } = imported.value;
    const file = await buildCompactIndex(lists, { seed: randomSeed(), publicSuffixes });
    const fullIndex = await indexFiles.keep(file);
    const reason = `Category lists from ${name}`;
    const version = await policies.publishIndex(fullIndex, { reason, publishedBy: actor.accountId });
    const categories = lists.map(({ id, hosts }) => ({ id, hostCount: [...hosts].length }));
    return success({ ...counts, skipped: [...counts.skipped], version, categories, indexBytes: file.length });
  }
}

const randomSeed = (): [number, number] => {
  const bytes = randomBytes(8);
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
};
