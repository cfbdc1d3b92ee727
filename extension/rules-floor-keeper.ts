import type { HostList } from '#shared/policy/category-index.ts';
import { rulesFloorPath, type FullIndex } from '#shared/policy/policy.ts';
import { readFloor } from '#shared/policy/rules-floor.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import { isNamed, type FileKeeperParts, type KeptFile } from './kept-files.ts';

const place = 'floor';

/** The imported lists' hosts that the browser's own rules know too: fetched, checked against the signed policy, kept. */
export class RulesFloorKeeper {
  readonly #parts: FileKeeperParts;
  #openedSha256: string | null = null;
  readonly #inTurn = oneAtATime();

  constructor(parts: FileKeeperParts) {
    this.#parts = parts;
  }

  /** What an earlier life kept, or null. */
  openKept(): Promise<HostList[] | null> {
    return this.#inTurn(async () => {
      const kept = await this.#parts.files.get(place);
      return kept === undefined ? null : this.#open(kept);
    });
  }

  /** The floor that is wanted where it is not the one that is open already; throws where it cannot be had. */
  renew(wanted: FullIndex['floor']): Promise<HostList[] | null> {
    return this.#inTurn(async () => {
      if (wanted === undefined || wanted.sha256 === this.#openedSha256) return null;
      const bytes = await this.#parts.fetchFile(rulesFloorPath(wanted.sha256));
      if (!(await isNamed(bytes, wanted))) throw new Error('The floor is not the one that the policy names.');
      const file = { sha256: wanted.sha256, bytes };
      const lists = await this.#open(file);
      await this.#parts.files.put(place, file);
      return lists;
    });
  }

  async #open({ sha256, bytes }: KeptFile): Promise<HostList[]> {
    const unpacked = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
    const lists = readFloor(await new Response(unpacked).text());
    this.#openedSha256 = sha256;
    return lists;
  }
}
