import type { Express, RequestHandler } from 'express';
import { failure, type Result } from '#shared/result.ts';
import { sendResult } from '../http/send-result.ts';
import type { Actor } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';

export interface ReportFile {
  /** Days and numbers, never a name of a person (R50). */
  readonly name: string;
  readonly bytes: Buffer;
}

export interface MountReportFilesParts {
  readonly sessions: Sessions;
  readonly reportFile: (actor: Actor, reportId: string) => Promise<Result<ReportFile>>;
  readonly yearlyReviewFile: (actor: Actor, year: string) => Promise<Result<ReportFile>>;
}

/** Reports as PDF. */
export const mountReportFiles = (web: Express, parts: MountReportFilesParts): void => {
  const send =
    (find: MountReportFilesParts['reportFile']): RequestHandler<{ id: string }> =>
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const actor = await parts.sessions.actorOf(request.headers.cookie);
      const file = actor ? await find(actor, request.params.id) : failure('not-signed-in');
      if (!file.ok) return sendResult(response, file);
      response.attachment(file.value.name).type('application/pdf').send(file.value.bytes);
    };
  web.get('/api/governors-reports/:id/pdf', send(parts.reportFile));
  web.get('/api/yearly-review/:id/pdf', send(parts.yearlyReviewFile));
};
