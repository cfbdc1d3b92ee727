import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { nameSchema } from '#shared/people.ts';
import { categoryIdSchema } from '#shared/policy/policy.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Clock } from '../../clock.ts';
import type { Handlers } from '../../http/endpoint.ts';
import type { Actor } from '../../people/actor.ts';
import { askMay } from '../../people/ask-may.ts';
import type { Chunks } from '../import/byte-source.ts';
import { ImportRefused } from '../import/import-refused.ts';
import { atMost } from '../import/unpack.ts';
import type { PolicyStore } from '../policy-store.ts';
import { sealedCategoryId } from '../sealed-category.ts';
import { describeSource, type ListSources, type SourceRow } from './list-sources.ts';
import type { ListWork } from './list-work.ts';

export interface ListEndpointsParts {
  readonly sources: ListSources;
  readonly listWork: ListWork;
  readonly policies: Pick<PolicyStore, 'index'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly onListsChange: () => void;
}

/** For a new source its name and category, or else the source whose content is replaced. */
export interface Upload {
  readonly sourceId: string | null;
  readonly name: string;
  readonly categoryId: string;
  readonly bytes: Chunks;
}

type ListEndpoints = Pick<
  Handlers,
  'listSources' | 'addListAddress' | 'changeListSource' | 'removeListSource' | 'fetchListNow'
>;

const mostSources = 100;
const mostUploadBytes = 500_000_000;
const isOpenCategory = (id: string): boolean =>
  id !== sealedCategoryId && categoryIdSchema.safeParse(id).success;

/** Every change is asked for, and written down, under the name of the source. */
const changing = async (
  parts: ListEndpointsParts,
  actor: Actor,
  action: string,
  work: () => Promise<Result<{ readonly name: string; readonly facts?: Record<string, string> }>>,
): Promise<Result<Record<string, never>>> => {
  const refused = await askMay(parts, actor, 'manage-filtering', {}, 'category lists');
  if (refused) return refused;
  const done = await work();
  if (!done.ok) return done;
  const { name, facts = {} } = done.value;
  const about = { actor: actor.accountId, action, object: `category list ${name}` };
  await parts.ledger.append({ ...about, outcome: 'done', facts });
  parts.listWork.planAgain();
  parts.onListsChange();
  return success({});
};

const withSource = async (
  { sources }: ListEndpointsParts,
  sourceId: string,
  work: (row: SourceRow) => Promise<void> | void,
): Promise<Result<{ name: string }>> => {
  const row = await sources.find(sourceId);
  if (row === null) return failure('not-found');
  await work(row);
  return success({ name: row.name });
};

export const listEndpoints = (parts: ListEndpointsParts): ListEndpoints => ({
  listSources: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-policy', {}, 'category lists');
    if (refused) return refused;
    const sources = (await parts.sources.all()).map(describeSource);
    return success({ sources, working: [...parts.listWork.working], index: parts.policies.index });
  },

  addListAddress: async (source, { actor }) => {
    let sourceId = '';
    const { name, address, plan } = source;
    const done = await changing(parts, actor, 'add-list', async () => {
      if (!isOpenCategory(source.categoryId)) return failure('bad-message');
      if ((await parts.sources.all()).length >= mostSources) return failure('too-many');
      sourceId = await parts.sources.add(source);
      parts.listWork.fetch(sourceId, actor.accountId);
      return success({ name, facts: { address, plan } });
    });
    return done.ok ? success({ sourceId }) : done;
  },

  changeListSource: ({ sourceId, ...change }, { actor }) =>
    changing(parts, actor, 'change-list', () =>
      withSource(parts, sourceId, async (row) => {
        const { address, plan, ...others } = change;
        // An upload has no address and never gets one.
        const where = row.address === null ? {} : { ...(address && { address }), ...(plan && { plan }) };
        await parts.sources.change(sourceId, { ...(others.name && { name: others.name }), ...where });
      }),
    ),

  removeListSource: ({ sourceId }, { actor }) =>
    changing(parts, actor, 'remove-list', () =>
      withSource(parts, sourceId, async (row) => {
        await parts.sources.remove(sourceId);
        parts.listWork.forget(row, actor.accountId);
      }),
    ),

  fetchListNow: ({ sourceId }, { actor }) =>
    changing(parts, actor, 'fetch-list', () =>
      withSource(parts, sourceId, () => parts.listWork.fetch(sourceId, actor.accountId)),
    ),
});

/** Takes in the bytes; what they hold is read afterwards, and shown on the source. */
export const takeUpload =
  (parts: ListEndpointsParts) =>
  async (actor: Actor, upload: Upload): Promise<Result<{ sourceId: string }>> => {
    let sourceId = upload.sourceId ?? '';
    const done = await changing(parts, actor, 'upload-list', async () => {
      const source = await sourceFor(parts, upload);
      if (!source.ok) return source;
      sourceId = source.value.sourceId;
      const stored = await store(parts.listWork, sourceId, upload.bytes);
      if (!stored.ok) {
        if (upload.sourceId === null) await parts.sources.remove(sourceId);
        return stored;
      }
      parts.listWork.take(sourceId, actor.accountId);
      return success({ name: source.value.name });
    });
    return done.ok ? success({ sourceId }) : done;
  };

const sourceFor = async (
  { sources }: ListEndpointsParts,
  { sourceId, name, categoryId }: Upload,
): Promise<Result<{ sourceId: string; name: string }>> => {
  if (sourceId !== null) {
    const row = await sources.find(sourceId);
    if (row === null) return failure('not-found');
    return row.address === null
      ? success(row)
      : failure('bad-message', 'This list comes from an address, and not from a file.');
  }
  const named = nameSchema.safeParse(name);
  if (!named.success || !isOpenCategory(categoryId)) return failure('bad-message');
  if ((await sources.all()).length >= mostSources) return failure('too-many');
  const added = await sources.add({ name: named.data, address: null, plan: 'by-hand', categoryId });
  return success({ sourceId: added, name: named.data });
};

/** Never half an upload under the name that is read, nor another one while that is being read. */
const store = async (work: ListWork, sourceId: string, bytes: Chunks): Promise<Result<null>> => {
  const file = work.incomingFile(sourceId);
  const arriving = `${file}.${randomUUID()}`;
  try {
    await pipeline(Readable.from(atMost(bytes, mostUploadBytes)), createWriteStream(arriving));
    if (work.isAt(sourceId)) return failure('conflict', 'This list is being read. Wait until that is done.');
    await rename(arriving, file);
    return success(null);
  } catch (error) {
    if (error instanceof ImportRefused) return failure(error.reason, error.message);
    return failure('bad-message', 'The file did not arrive whole.');
  } finally {
    await rm(arriving, { force: true });
  }
};
