import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AgreementAudience } from '#shared/agreements/audience.ts';
import {
  agreementSettingsSchema,
  firstAgreementSettings,
  type AgreementSettings,
} from '#shared/agreements/settings.ts';
import { agreementTextsSchema, type AgreementTexts } from '#shared/agreements/text.ts';
import { canonicalJson } from '../evidence/canonical-json.ts';
import { sha256Of } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { Version } from './standing.ts';

const settingsKey = 'agreements';

export interface DraftChange {
  readonly audience: AgreementAudience;
  /** As it was when it was edited; 0 begins one. */
  readonly revision: number;
  readonly by: string;
  readonly at: number;
}

/** Every version, and how the school has set it. Few and small: all in memory, written through. */
export class AgreementBook {
  readonly #db: Kysely<Schema>;
  #versions: readonly Version[] = [];
  #settings: AgreementSettings = firstAgreementSettings;

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  get versions(): readonly Version[] {
    return this.#versions;
  }

  get settings(): AgreementSettings {
    return this.#settings;
  }

  async load(): Promise<void> {
    const rows = await this.#db
      .selectFrom('agreementVersions')
      .selectAll()
      .where('number', '>', 0)
      .orderBy('number')
      .execute();
    this.#versions = rows.map(({ texts, isSubstance, publishedAt, ...row }) => ({
      ...row,
      texts: agreementTextsSchema.parse(JSON.parse(texts)),
      isSubstance: isSubstance === 1,
      publishedAt: publishedAt ?? 0,
    }));
    const set = await this.#db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', settingsKey)
      .executeTakeFirst();
    this.#settings = set ? agreementSettingsSchema.parse(JSON.parse(set.value)) : firstAgreementSettings;
  }

  async saveSettings(settings: AgreementSettings): Promise<void> {
    const value = JSON.stringify(settings);
    await this.#db
      .insertInto('settings')
      .values({ key: settingsKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
    this.#settings = settings;
  }

  /** Null where somebody else changed it meanwhile. */
  async saveDraft(
    { audience, revision, by, at }: DraftChange,
    texts: AgreementTexts,
  ): Promise<number | null> {
    const change = { texts: JSON.stringify(texts), revision: revision + 1, editedBy: by, editedAt: at };
    if (revision > 0) {
      const { numUpdatedRows } = await this.#db
        .updateTable('agreementVersions')
        .set(change)
        .where('audience', '=', audience)
        .where('number', '=', 0)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return numUpdatedRows === 1n ? revision + 1 : null;
    }
    const fresh = { versionId: randomUUID(), audience, number: 0, sha256: '', isSubstance: 0 };
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('agreementVersions')
      .values({ ...fresh, ...change, publishedAt: null })
      .onConflict((conflict) => conflict.columns(['audience', 'number']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n ? revision + 1 : null;
  }

  async discardDraft(audience: AgreementAudience, revision: number): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('agreementVersions')
      .where('audience', '=', audience)
      .where('number', '=', 0)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }

  /** The draft as it stood becomes the next version. Null where it did not stand so. The first one is of substance. */
  async publish({ audience, revision, by, at }: DraftChange, isSubstance: boolean): Promise<Version | null> {
    const draft = await this.#db
      .selectFrom('agreementVersions')
      .select(['versionId', 'texts'])
      .where('audience', '=', audience)
      .where('number', '=', 0)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (!draft) return null;
    const before = this.#versions.filter((each) => each.audience === audience).length;
    const sha256 = sha256Of(Buffer.from(canonicalJson(JSON.parse(draft.texts))));
    const { numUpdatedRows } = await this.#db
      .updateTable('agreementVersions')
      .set({
        number: before + 1,
        sha256,
        isSubstance: isSubstance || before === 0 ? 1 : 0,
        editedBy: by,
        publishedAt: at,
      })
      .where('versionId', '=', draft.versionId)
      .where('number', '=', 0)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return null;
    await this.load();
    return this.find(draft.versionId);
  }

  find(versionId: string): Version | null {
    return this.#versions.find((each) => each.versionId === versionId) ?? null;
  }
}
