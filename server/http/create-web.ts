import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { failure } from '#shared/result.ts';
import { mountAgreementPages, type MountAgreementPagesParts } from '../agreements/mount-agreement-pages.ts';
import { mountLists, type MountListsParts } from '../filtering/mount-lists.ts';
import { mountReportFiles, type MountReportFilesParts } from '../governance/mount-report-files.ts';
import { mountExtension } from '../deployment/mount-extension.ts';
import type { PackedExtension } from '../deployment/packed-extension.ts';
import type { Parts } from '../parts.ts';
import { mountEvidence, type MountEvidenceParts } from '../safeguarding/mount-evidence.ts';
import { answerErrors } from './answer-errors.ts';
import type { Handlers } from './endpoint.ts';
import { mountDashboard } from './mount-dashboard.ts';
import { mountEndpoints } from './mount-endpoints.ts';
import { securityHeaders } from './security-headers.ts';
import { sendResult } from './send-result.ts';

export interface WebParts
  extends
    Pick<Parts, 'settings' | 'storage' | 'log'>,
    Pick<MountListsParts, 'takeUpload' | 'indexFiles'>,
    Omit<MountEvidenceParts, 'origin'>,
    Omit<MountAgreementPagesParts, 'origin' | 'sessions'>,
    MountReportFilesParts {
  readonly handlers: Handlers;
  readonly extension: PackedExtension;
  readonly dashboardFolder: string;
}

/** Everything that is answered over HTTP. */
export const createWeb = (parts: WebParts): Express => {
  const { settings, sessions, handlers, extension, log } = parts;
  const web = express();
  web.disable('x-powered-by');
  web.set('trust proxy', settings.trustedProxies);
  web.set('query parser', 'simple');
  web.use(securityHeaders(settings.origin));
  mountEvidence(web, { ...parts, origin: settings.origin });
  mountReportFiles(web, parts);
  mountAgreementPages(web, { ...parts, origin: settings.origin });
  mountLists(web, { ...parts, origin: settings.origin });
  web.use(compression());
  web.get('/healthz', sayHealth(parts));
  mountEndpoints(web, { handlers, sessions, origin: settings.origin });
  mountExtension(web, { extension, serverUrl: settings.url });
  web.use(['/api', '/extension'], (_request, response) => sendResult(response, failure('not-found')));
  mountDashboard(web, parts.dashboardFolder);
  web.use((_request, response) => sendResult(response, failure('not-found')));
  web.use(answerErrors(log));
  return web;
};

/** For a proxy or a watchdog: the server answers and can read its database. Says `ok`, or what ails the disk. */
const sayHealth =
  ({ storage }: WebParts): RequestHandler =>
  async (_request, response) => {
    await storage.db.selectFrom('settings').select('key').limit(1).execute();
    response.set('Cache-Control', 'no-store').type('text').send(storage.disk.state);
  };
