import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { failure, type Failure } from '#shared/result.ts';
import { diskFailure } from '../storage/disk-trouble.ts';
import { sendResult } from './send-result.ts';

/** The last stop: a body that cannot be read is answered with why; anything else is ours, recorded and blanked. */
export const answerErrors =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const known = failureOfBody(error);
    const disk = diskFailure(error);
    if (!known) log.error({ err: error, method: request.method, path: request.path }, 'A request failed');
    if (response.headersSent) next(error);
    else sendResult(response, known ?? disk ?? failure('internal'));
  };

// body-parser and the router say by `status` and `type` what was wrong with the request.
const failureOfBody = (error: unknown): Failure | null => {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  if (error.status === 413) return failure('too-large');
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
    ? failure('bad-message')
    : null;
};
