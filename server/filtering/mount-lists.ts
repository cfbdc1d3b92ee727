import type { Router } from 'express';
import { categoryListsPath } from '#shared/api/category-lists.ts';
import { fullIndexPath, indexDifferencePath, rulesFloorPath } from '#shared/policy/policy.ts';
import { failure, type Result } from '#shared/result.ts';
import { ownOriginOnly } from '../http/own-origin-only.ts';
import { sendResult } from '../http/send-result.ts';
import type { Actor } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import type { IndexFiles } from './index-files.ts';
import type { Upload } from './lists/take-upload.ts';

export interface MountListsParts {
  readonly sessions: Pick<Sessions, 'actorOf'>;
  readonly origin: string;
  readonly takeUpload: (actor: Actor, upload: Upload) => Promise<Result<{ readonly sourceId: string }>>;
  readonly indexFiles: Pick<IndexFiles, 'read' | 'readFloor' | 'readDifference'>;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Lists come in as a stream, and the index that was made of them goes out; both are too large for JSON. */
export const mountLists = (router: Router, parts: MountListsParts): void => {
  const { sessions, origin, takeUpload, indexFiles } = parts;
  router.post(
    categoryListsPath,
    ownOriginOnly(origin, 'application/octet-stream'),
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const actor = await sessions.actorOf(request.headers.cookie);
      const { sourceId, name, categoryId } = request.query;
      const upload = {
        sourceId: textOf(sourceId),
        name: textOf(name) ?? 'A file',
        categoryId: textOf(categoryId) ?? 'imported',
        bytes: request,
      };
      sendResult(response, actor ? await takeUpload(actor, upload) : failure('not-signed-in'));
    },
  );
  // Devices fetch these before they say who they are. Nobody can guess their names, which only a signed policy tells; the
  // index holds hashes alone, the floor hosts in words.
  const offer = (path: string, find: (to: string, from: string) => Promise<Buffer | null>): void =>
    void router.get(path, async (request, response) => {
      const { to, from } = request.params;
      const file = await find(textOf(to) ?? '', textOf(from) ?? '');
      if (file === null) return sendResult(response, failure('not-found'));
      response.set('Cache-Control', 'public, max-age=31536000, immutable');
      response.type('application/octet-stream').send(file);
    });
  offer(fullIndexPath(':to'), (to) => indexFiles.read(to));
  offer(rulesFloorPath(':to'), (to) => indexFiles.readFloor(to));
  offer(indexDifferencePath(':from', ':to'), (to, from) => indexFiles.readDifference(from, to));
};
