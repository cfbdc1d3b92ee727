import type { HostList } from '#shared/policy/category-index.ts';
import { hostAndParents } from '#shared/policy/address.ts';
import { hostOfPageKey } from '#shared/policy/page-key.ts';
import { maxFloorHosts, severestCategories } from '#shared/policy/rules-floor.ts';
import { isPageKey } from './kept-list.ts';

/**
 * Chooses a floor from lists of any length in two passes: all entries are added once, then all are weighed once against
 * what was chosen. Small categories come in whole, large ones share what is left; of those the shortest names, which are
 * the ones that a child types.
 */
export class FloorChooser {
  readonly #most: number;
  readonly #shortest: ReadonlyMap<string, ShortestNames>;
  /** The severe categories of each chosen host. */
  readonly #chosen = new Map<string, Set<string>>();

  constructor(most = maxFloorHosts) {
    this.#most = most;
    this.#shortest = new Map(severestCategories.map((id) => [id, new ShortestNames(most)]));
  }

  add(categoryId: string, entries: readonly string[]): void {
    const names = this.#shortest.get(categoryId);
    for (const entry of names === undefined ? [] : entries) if (!isPageKey(entry)) names?.add(entry);
  }

  /** After the first pass: the lists' fair shares. */
  choose(): void {
    const waiting = [...this.#shortest].sort(([, one], [, other]) => one.size - other.size);
    let left = this.#most;
    for (const [index, [id, names]] of waiting.entries()) {
      const share = names.first(Math.floor(left / (waiting.length - index)));
      for (const host of share) this.#chosen.set(host, (this.#chosen.get(host) ?? new Set()).add(id));
      left -= share.length;
    }
  }

  /** A rule for a host holds for all below it: where a list says something else there, the host is left to the index. */
  weigh(categoryId: string, entries: readonly string[]): void {
    for (const entry of entries) {
      const isPage = isPageKey(entry);
      const names = hostAndParents(isPage ? hostOfPageKey(entry) : entry);
      for (const name of isPage ? names : names.slice(1)) {
        const ids = this.#chosen.get(name);
        if (ids !== undefined && !(ids.size === 1 && ids.has(categoryId))) this.#chosen.delete(name);
      }
    }
  }

  lists(): HostList[] {
    return severestCategories.flatMap((id) => {
      const hosts = [...this.#chosen].filter(([, ids]) => ids.has(id)).map(([host]) => host);
      return hosts.length === 0 ? [] : [{ id, hosts: hosts.sort() }];
    });
  }
}

/** Keeps about as many of the shortest names as are wanted, however many come. */
class ShortestNames {
  readonly #most: number;
  readonly #byLength: Set<string>[] = [];
  #size = 0;
  #longest = Infinity;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  add(name: string): void {
    if (name.length > this.#longest) return;
    const same = (this.#byLength[name.length] ??= new Set());
    const before = same.size;
    same.add(name);
    this.#size += same.size - before;
    this.#drop();
  }

  /** In order of length, then of the alphabet. */
  first(count: number): string[] {
    const names: string[] = [];
    for (const same of this.#byLength) {
      if (same === undefined) continue;
      if (names.length >= count) break;
      names.push(...[...same].sort().slice(0, count - names.length));
    }
    return names;
  }

  /** The longest names, as soon as there are enough without them. */
  #drop(): void {
    for (;;) {
      const longest = this.#byLength.at(-1)?.size ?? 0;
      if (this.#byLength.length === 0 || this.#size - longest < this.#most) return;
      this.#longest = this.#byLength.length - 2;
      this.#byLength.pop();
      while (this.#byLength.length > 0 && this.#byLength.at(-1) === undefined) this.#byLength.pop();
      this.#size -= longest;
    }
  }
}
