import express, { type Express, type Request, type RequestHandler } from 'express';
import { exportPath, exportRequestSchema, type ExportRequest } from '#shared/api/exports.ts';
import { failure, type Result } from '#shared/result.ts';
import { sendResult } from '../http/send-result.ts';
import type { Actor } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import type { ExportIncidents } from '../exports/export-incidents.ts';
import { ownOriginOnly } from '../http/own-origin-only.ts';
import type { SubjectAccess } from '../subject-access/subject-access.ts';
import type { ReviewIncidents } from './review-incidents.ts';

export interface MountEvidenceParts {
  readonly sessions: Sessions;
  readonly evidencePicture: ReviewIncidents['picture'];
  readonly exportIncidents: ExportIncidents['file'];
  readonly exportSubject: SubjectAccess['file'];
  readonly origin: string;
}

interface Download {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Given where it is to be saved rather than shown. */
  readonly name?: string;
}

/** Everything about one incident, for the school's own file. */
const wholeExport = (incidentId: string): ExportRequest => ({
  incidentIds: [incidentId],
  form: 'pack',
  recipient: 'own-records',
  pupilIds: [],
  leaveOut: [],
  leaveIn: [],
  pictureIds: [],
  reading: '',
  review: { people: [], computer: '', judgement: null },
});

/** What leaves the vault as bytes. To be mounted before compression: it is packed already, and none of it may be stored on the way. */
export const mountEvidence = (web: Express, parts: MountEvidenceParts): void => {
  const send =
    (find: (actor: Actor, request: Request) => Promise<Result<Download>>): RequestHandler =>
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const actor = await parts.sessions.actorOf(request.headers.cookie);
      const found = actor ? await find(actor, request) : failure('not-signed-in');
      if (!found.ok) return sendResult(response, found);
      if (found.value.name !== undefined) response.attachment(found.value.name);
      response.type(found.value.type).send(Buffer.from(found.value.bytes));
    };
  const idOf = ({ params: { id } }: Request): string => (typeof id === 'string' ? id : '');
  web.get(
    '/api/evidence/:id',
    send((actor, request) => parts.evidencePicture(actor, idOf(request))),
  );
  web.get(
    '/api/incidents/:id/export',
    send((actor, request) => parts.exportIncidents(actor, wholeExport(idOf(request)))),
  );
  web.get(
    '/api/subject-access/:id/export',
    send(async (actor, request) => {
      const file = await parts.exportSubject(actor, idOf(request));
      return file.ok ? { ok: true, value: { ...file.value, type: 'application/zip' } } : file;
    }),
  );
  web.post(
    exportPath,
    ownOriginOnly(parts.origin),
    express.json(),
    send(async (actor, request) => {
      const parsed = exportRequestSchema.safeParse(request.body);
      return parsed.success ? parts.exportIncidents(actor, parsed.data) : failure('bad-message');
    }),
  );
};
