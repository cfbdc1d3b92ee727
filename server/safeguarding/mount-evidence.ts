import type { Express, RequestHandler } from 'express';
import { failure, type Result } from '#shared/result.ts';
import { sendResult } from '../http/send-result.ts';
import type { Actor } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import type { ExportIncident } from './export-incident.ts';
import type { SubjectAccess } from '../subject-access/subject-access.ts';
import type { ReviewIncidents } from './review-incidents.ts';

export interface MountEvidenceParts {
  readonly sessions: Sessions;
  readonly evidencePicture: ReviewIncidents['picture'];
  readonly exportIncident: ExportIncident['file'];
  readonly exportSubject: SubjectAccess['file'];
}

interface Download {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Given where it is to be saved rather than shown. */
  readonly name?: string;
}

/** What leaves the vault as bytes. To be mounted before compression: it is packed already, and none of it may be stored on the way. */
export const mountEvidence = (web: Express, parts: MountEvidenceParts): void => {
  const send =
    (find: (actor: Actor, id: string) => Promise<Result<Download>>): RequestHandler<{ id: string }> =>
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const actor = await parts.sessions.actorOf(request.headers.cookie);
      const found = actor ? await find(actor, request.params.id) : failure('not-signed-in');
      if (!found.ok) return sendResult(response, found);
      if (found.value.name !== undefined) response.attachment(found.value.name);
      response.type(found.value.type).send(Buffer.from(found.value.bytes));
    };
  web.get('/api/evidence/:id', send(parts.evidencePicture));
  const archive =
    (find: ExportIncident['file']) =>
    async (actor: Actor, id: string): Promise<Result<Download>> => {
      const file = await find(actor, id);
      return file.ok ? { ok: true, value: { ...file.value, type: 'application/zip' } } : file;
    };
  web.get('/api/incidents/:id/export', send(archive(parts.exportIncident)));
  web.get('/api/subject-access/:id/export', send(archive(parts.exportSubject)));
};
