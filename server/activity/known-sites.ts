import type { Kysely } from 'kysely';
import { getDomain } from 'tldts';
import { hostAndParents, parseAddress } from '#shared/policy/address.ts';
import type { CategoryIndex } from '#shared/policy/category-index.ts';
import type { Schema } from '../storage/schema.ts';
import type { ReportRow, Storage } from '../storage/storage.ts';

export interface KnownSitesParts {
  readonly storage: Pick<Storage, 'db'>;
  /** The lists in force: what is in a category is no news. */
  readonly categories: () => CategoryIndex;
}

const mostKnownStarts = 20_000;
/** "https://maths.example" of an address written in the usual way; something that is never met twice of any other. */
const startOf = (url: string): string => {
  const path = url.indexOf('/', 'https://x'.length);
  return path < 0 ? url : url.slice(0, path);
};

const kinds: ReadonlySet<string> = new Set(['visit', 'prompt', 'block']);

/** The site of a page of the web. */
const siteOf = (url: string): string | null => {
  const address = parseAddress(url);
  if (address === null || !/^https?$/.test(address.scheme)) return null;
  return getDomain(address.host) ?? address.host;
};

/** Every site without a category that anybody at this school has met, and in which report it was first. */
export class KnownSites {
  readonly #parts: KnownSitesParts;
  readonly #db: Kysely<Schema>;
  readonly #sites = new Set<string>();
  /** Of addresses on these sites, up to the path: most visits need no closer look. */
  readonly #knownStarts = new Set<string>();

  constructor(parts: KnownSitesParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  async load(): Promise<void> {
    for (const { site } of await this.#db.selectFrom('knownSites').select('site').execute()) {
      this.#sites.add(site);
    }
  }

  /** Takes note of the sites in these reports; answers the reports, by number, that met one for the first time. */
  async note(rows: readonly ReportRow[]): Promise<ReadonlySet<number>> {
    const fresh = rows.flatMap((row) => {
      const site = this.#newSiteOf(row);
      if (site === null) return [];
      this.#sites.add(site);
      return { site, firstSeenAt: row.at, deviceId: row.deviceId, seq: row.seq };
    });
    if (fresh.length > 0) {
      await this.#db
        .insertInto('knownSites')
        .values(fresh)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return new Set(fresh.map(({ seq }) => seq));
  }

  /** As if nobody had met it, where the first that did was since then. */
  async forget(url: string, since: number): Promise<void> {
    const site = siteOf(url);
    if (site !== null) await this.#forgetSite(site, since);
    // The parser keeps the last address it was asked for.
    siteOf('https://forgotten.invalid/');
  }

  async #forgetSite(site: string, since: number): Promise<void> {
    const gone = await this.#db
      .deleteFrom('knownSites')
      .where('site', '=', site)
      .where('firstSeenAt', '>=', since)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    this.#sites.delete(site);
    for (const start of this.#knownStarts) if (siteOf(start) === site) this.#knownStarts.delete(start);
  }

  /** The reports of a device, by number, that were the first to meet a site. */
  async firstOf(deviceId: string): Promise<ReadonlySet<number>> {
    const rows = await this.#db
      .selectFrom('knownSites')
      .select('seq')
      .where('deviceId', '=', deviceId)
      .execute();
    return new Set(rows.map(({ seq }) => seq));
  }

  #newSiteOf({ kind, url }: ReportRow): string | null {
    if (url === null || this.#knownStarts.has(startOf(url))) return null;
    const address = kinds.has(kind) ? parseAddress(url) : null;
    const site = address && siteOf(url);
    if (address === null || site === null) return null;
    if (this.#sites.has(site)) {
      if (this.#knownStarts.size < mostKnownStarts) this.#knownStarts.add(startOf(url));
      return null;
    }
    return this.#parts.categories().find(hostAndParents(address.host)) === null ? site : null;
  }
}
