import type { RequestHandler, Response, Router } from 'express';
import { crxPath, updateManifestPath } from './deployment-paths.ts';
import type { Packed, PackedExtension } from './packed-extension.ts';
import { updateManifest } from './update-manifest.ts';

/** What Chrome fetches by itself, before anybody has signed in. */
export const mountExtension = (
  router: Router,
  { extension, serverUrl }: { readonly extension: PackedExtension; readonly serverUrl: string },
): void => {
  const answer =
    (send: (response: Response, packed: Packed) => void): RequestHandler =>
    (_request, response) => {
      const packed = extension.read();
      response.set('Cache-Control', 'no-cache');
      if (packed) send(response, packed);
      else response.status(503).type('text').send('The extension is not built yet: run "npm run build".');
    };
  const { extensionId } = extension;
  router.get(
    updateManifestPath,
    answer((response, packed) =>
      response.type('application/xml').send(updateManifest({ ...packed, serverUrl, extensionId })),
    ),
  );
  router.get(
    crxPath,
    answer((response, { crx }) => response.type('application/x-chrome-extension').send(crx)),
  );
};
