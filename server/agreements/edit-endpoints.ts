import type { Kysely } from 'kysely';
import { failure, success } from '#shared/result.ts';
import { agreementTextsSchema } from '#shared/agreements/text.ts';
import type { AgreementDraft, AgreementVersion } from '#shared/api/agreements.ts';
import type { Clock } from '../clock.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { AgreementBook } from './agreement-book.ts';
import { settleEverybody } from './settle-everybody.ts';
import type { Version } from './standing.ts';

export interface EditEndpointsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly agreementBook: AgreementBook;
  readonly book: DeviceBook;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type EditHandlers = Pick<
  Handlers,
  'agreements' | 'saveAgreementDraft' | 'discardAgreementDraft' | 'publishAgreement' | 'saveAgreementSettings'
>;

/** What agreements say, for everybody; and to change it, for who may. */
export const editEndpoints = (parts: EditEndpointsParts): EditHandlers => {
  const { agreementBook, ledger, clock } = parts;
  const { db } = parts.storage;
  const refuse = (actor: Actor) => askMay(parts, actor, 'edit-agreements', {}, 'agreements');
  return {
    agreements: async (_request, { actor }) => {
      const refused = await askMay(parts, actor, 'sign-own-agreement', {}, 'agreements');
      if (refused) return refused;
      const mayEdit = may(actor, 'edit-agreements', {}, clock());
      return success({
        settings: agreementBook.settings,
        mayEdit,
        versions: await withNames(db, agreementBook.versions),
        drafts: mayEdit ? await readDrafts(db) : [],
      });
    },

    saveAgreementDraft: async ({ audience, revision, texts }, { actor }) => {
      const refused = await refuse(actor);
      if (refused) return refused;
      const change = { audience, revision, by: actor.accountId, at: clock() };
      const saved = await agreementBook.saveDraft(change, texts);
      return saved === null ? failure('conflict') : success({ revision: saved });
    },

    discardAgreementDraft: async ({ audience, revision }, { actor }) => {
      const refused = await refuse(actor);
      if (refused) return refused;
      return (await agreementBook.discardDraft(audience, revision)) ? success({}) : failure('conflict');
    },

    publishAgreement: async ({ audience, revision, isSubstance }, { actor }) => {
      const refused = await refuse(actor);
      if (refused) return refused;
      const change = { audience, revision, by: actor.accountId, at: clock() };
      const version = await agreementBook.publish(change, isSubstance);
      if (version === null) return failure('conflict');
      const { number, sha256 } = version;
      await ledger.append({
        actor: actor.accountId,
        action: 'publish-agreement',
        object: version.versionId,
        outcome: 'done',
        facts: { audience, number, text: sha256, isSubstance: version.isSubstance },
      });
      await settleEverybody(parts);
      return success({ number });
    },

    saveAgreementSettings: async (settings, { actor }) => {
      const refused = await refuse(actor);
      if (refused) return refused;
      await agreementBook.saveSettings(settings);
      await ledger.append({
        actor: actor.accountId,
        action: 'change-agreement-settings',
        object: 'agreements',
        outcome: 'done',
        facts: settings,
      });
      await settleEverybody(parts);
      return success({});
    },
  };
};

const withNames = async (db: Kysely<Schema>, versions: readonly Version[]): Promise<AgreementVersion[]> => {
  const rows = await db
    .selectFrom('agreementVersions')
    .innerJoin('accounts', 'accounts.accountId', 'agreementVersions.editedBy')
    .select(['versionId', 'accounts.name'])
    .execute();
  const names = new Map(rows.map(({ versionId, name }) => [versionId, name]));
  return versions.map(({ versionId, audience, number, isSubstance, publishedAt, sha256, texts }) => ({
    versionId,
    audience,
    number,
    isSubstance,
    publishedAt,
    publishedBy: names.get(versionId) ?? 'ThinkClick',
    sha256,
    texts: [...texts],
  }));
};

const readDrafts = async (db: Kysely<Schema>): Promise<AgreementDraft[]> => {
  const rows = await db
    .selectFrom('agreementVersions')
    .innerJoin('accounts', 'accounts.accountId', 'agreementVersions.editedBy')
    .select(['audience', 'revision', 'accounts.name as editedBy', 'editedAt', 'texts'])
    .where('number', '=', 0)
    .execute();
  return rows.map(({ texts, ...row }) => ({ ...row, texts: agreementTextsSchema.parse(JSON.parse(texts)) }));
};
