import type { Router } from 'express';
import { categoryListsPath, type TakenLists } from '#shared/api/category-lists.ts';
import { fullIndexPath } from '#shared/policy/policy.ts';
import { failure, type Result } from '#shared/result.ts';
import { ownOriginOnly } from '../http/own-origin-only.ts';
import { sendResult } from '../http/send-result.ts';
import type { Actor } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import type { IndexFiles } from './index-files.ts';
import type { Upload } from './take-lists.ts';

export interface MountListsParts {
  readonly sessions: Pick<Sessions, 'actorOf'>;
  readonly origin: string;
  readonly takeLists: (actor: Actor, upload: Upload) => Promise<Result<TakenLists>>;
  readonly indexFiles: Pick<IndexFiles, 'read'>;
}

const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** Lists come in as a stream, and the index that was made of them goes out; both are too large for JSON. */
export const mountLists = (router: Router, parts: MountListsParts): void => {
  const { sessions, origin, takeLists, indexFiles } = parts;
  router.post(
    categoryListsPath,
    ownOriginOnly(origin, 'application/octet-stream'),
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const actor = await sessions.actorOf(request.headers.cookie);
      const name = textOf(request.query['name'], 'a file');
      const categoryId = textOf(request.query['categoryId'], 'imported');
      const upload = { name, categoryId, bytes: request };
      sendResult(response, actor ? await takeLists(actor, upload) : failure('not-signed-in'));
    },
  );
  // Devices fetch it before they say who they are; nobody can guess its name, and it holds hashes alone.
  router.get(fullIndexPath(':sha256'), async (request, response) => {
    const file = await indexFiles.read(textOf(request.params['sha256'], ''));
    if (file === null) return sendResult(response, failure('not-found'));
    response.set('Cache-Control', 'public, max-age=31536000, immutable');
    response.type('application/octet-stream').send(file);
  });
};
