import type { CategoryIndex } from '#shared/policy/category-index.ts';
import { applyDifference } from '#shared/policy/index/index-difference.ts';
import { openCompactIndex } from '#shared/policy/index/open-compact-index.ts';
import { fullIndexPath, indexDifferencePath, type FullIndex } from '#shared/policy/policy.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import { isNamed, type FileKeeperParts, type KeptFile } from './kept-files.ts';

const place = 'current';

/** The file that holds the full index: fetched once or made by a difference, checked against the signed policy, kept, opened once a life. */
export class FullIndexKeeper {
  readonly #parts: FileKeeperParts;
  #openedSha256: string | null = null;
  readonly #inTurn = oneAtATime();

  constructor(parts: FileKeeperParts) {
    this.#parts = parts;
  }

  /** What an earlier life kept, or null. */
  openKept(): Promise<CategoryIndex | null> {
    return this.#inTurn(async () => {
      const kept = await this.#parts.files.get(place);
      return kept === undefined ? null : this.#open(kept);
    });
  }

  /** The index that is wanted where it is not the one that is open already; throws where it cannot be had. */
  renew(wanted: FullIndex | undefined): Promise<CategoryIndex | null> {
    return this.#inTurn(async () => {
      if (wanted === undefined || wanted.sha256 === this.#openedSha256) return null;
      const bytes = (await this.#byDifference(wanted)) ?? (await this.#whole(wanted));
      const file = { sha256: wanted.sha256, bytes };
      const index = await this.#open(file);
      if (index !== null) await this.#parts.files.put(place, file);
      return index;
    });
  }

  async #whole(wanted: FullIndex): Promise<Uint8Array> {
    const bytes = await this.#parts.fetchFile(fullIndexPath(wanted.sha256));
    if (await isNamed(bytes, wanted)) return bytes;
    throw new Error('The category index is not the one that the policy names.');
  }

  /** Made from what is kept, where the server has a difference that leads from it; null where it has not. */
  async #byDifference(wanted: FullIndex): Promise<Uint8Array | null> {
    const kept = await this.#parts.files.get(place);
    if (kept === undefined) return null;
    try {
      const path = indexDifferencePath(kept.sha256, wanted.sha256);
      const made = await applyDifference(kept.bytes, await this.#parts.fetchFile(path));
      return made !== null && (await isNamed(made, wanted)) ? made : null;
    } catch {
      return null;
    }
  }

  async #open({ sha256: name, bytes }: KeptFile): Promise<CategoryIndex | null> {
    const index = await openCompactIndex(bytes);
    if (index !== null) this.#openedSha256 = name;
    return index;
  }
}
