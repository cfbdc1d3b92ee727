import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { nameSchema } from '#shared/people.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Actor } from '../../people/actor.ts';
import { diskFailure } from '../../storage/disk-trouble.ts';
import type { Chunks } from '../import/byte-source.ts';
import { ImportRefused } from '../import/import-refused.ts';
import { atMost } from '../import/unpack.ts';
import { changingLists, isOpenCategory, mostSources, type ChangeListsParts } from './change-lists.ts';
import type { ListWork } from './list-work.ts';

/** For a new source its name and category, or else the source whose content is replaced. */
export interface Upload {
  readonly sourceId: string | null;
  readonly name: string;
  readonly categoryId: string;
  readonly bytes: Chunks;
}

const mostUploadBytes = 500_000_000;

/** Takes in the bytes; what they hold is read afterwards, and shown on the source. */
export const takeUpload =
  (parts: ChangeListsParts) =>
  async (actor: Actor, upload: Upload): Promise<Result<{ sourceId: string }>> => {
    let sourceId = upload.sourceId ?? '';
    const done = await changingLists(parts, actor, 'upload-list', async () => {
      const source = await sourceFor(parts, upload);
      if (!source.ok) return source;
      sourceId = source.value.sourceId;
      const stored = await store(parts.listWork, sourceId, upload.bytes);
      if (!stored.ok) {
        if (upload.sourceId === null) await parts.listSources.remove(sourceId);
        return stored;
      }
      parts.listWork.take(sourceId, actor.accountId);
      return success({ name: source.value.name });
    });
    return done.ok ? success({ sourceId }) : done;
  };

const sourceFor = async (
  { listSources }: ChangeListsParts,
  { sourceId, name, categoryId }: Upload,
): Promise<Result<{ sourceId: string; name: string }>> => {
  if (sourceId !== null) {
    const row = await listSources.find(sourceId);
    if (row === null) return failure('not-found');
    return row.address === null
      ? success(row)
      : failure('bad-message', 'This list comes from an address, and not from a file.');
  }
  const named = nameSchema.safeParse(name);
  if (!named.success || !isOpenCategory(categoryId)) return failure('bad-message');
  if ((await listSources.all()).length >= mostSources) return failure('too-many');
  const added = await listSources.add({ name: named.data, address: null, plan: 'by-hand', categoryId });
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
    return diskFailure(error) ?? failure('bad-message', 'The file did not arrive whole.');
  } finally {
    await rm(arriving, { force: true });
  }
};
