import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { fingerprintBytes, sealedListSchema, type SealedList } from '#shared/policy/sealed-list.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Schema } from '../../storage/schema.ts';
import type { Storage } from '../../storage/storage.ts';
import { parseSealedFile, type SealedFile } from './parse-sealed-file.ts';

const settingsKey = 'sealed-lists';

/** As kept: each source's own fingerprints, so that one can be renewed without the others. */
const keptSchema = z.array(
  z.object({
    source: z.string(),
    issued: z.string(),
    /** Base64url, `fingerprintBytes` each. */
    fingerprints: z.string(),
  }),
);
type Kept = z.infer<typeof keptSchema>[number];

/** The sealed lists of illegal sites. They can be loaded and renewed; there is no way to take one out. */
export class SealedLists {
  readonly #db: Kysely<Schema>;
  readonly #inTurn = oneAtATime();

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** All lists as one, as a policy carries it; undefined where none was ever loaded. */
  async current(): Promise<SealedList | undefined> {
    const all = await this.#read();
    if (all.length === 0) return undefined;
    return sealedListSchema.parse({
      sources: all.map(({ source, issued, fingerprints }) => ({
        name: source,
        issued,
        entryCount: Buffer.from(fingerprints, 'base64url').length / fingerprintBytes,
      })),
      fingerprints: joined(all),
    });
  }

  /** `bad-message` says which line is wrong; `conflict` where a newer issue of the same source is loaded already. */
  load(text: string): Promise<Result<SealedFile>> {
    return this.#inTurn(async () => {
      const file = parseSealedFile(text);
      if (!file.ok) return file;
      const { source, issued } = file.value;
      const all = await this.#read();
      const before = all.find((each) => each.source === source);
      if (before !== undefined && before.issued >= issued) {
        return failure('conflict', `The list of ${source} that is loaded was issued on ${before.issued}.`);
      }
      await this.#write([...all.filter((each) => each.source !== source), keptOf(file.value)]);
      return success(file.value);
    });
  }

  async #read(): Promise<Kept[]> {
    const row = await this.#db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', settingsKey)
      .executeTakeFirst();
    return row ? keptSchema.parse(JSON.parse(row.value)) : [];
  }

  async #write(all: readonly Kept[]): Promise<void> {
    const value = JSON.stringify(all);
    await this.#db
      .insertInto('settings')
      .values({ key: settingsKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }
}

const keptOf = ({ source, issued, hashes }: SealedFile): Kept => ({
  source,
  issued,
  fingerprints: sorted(hashes.map((hash) => Buffer.from(hash, 'hex').subarray(0, fingerprintBytes))),
});

const sorted = (fingerprints: readonly Buffer[]): string =>
  Buffer.concat(fingerprints.toSorted((one, other) => one.compare(other))).toString('base64url');

const joined = (all: readonly Kept[]): string => {
  const unique = new Map<string, Buffer>();
  for (const { fingerprints } of all) {
    const bytes = Buffer.from(fingerprints, 'base64url');
    for (let at = 0; at < bytes.length; at += fingerprintBytes) {
      const one = bytes.subarray(at, at + fingerprintBytes);
      unique.set(one.toString('hex'), one);
    }
  }
  return sorted([...unique.values()]);
};
