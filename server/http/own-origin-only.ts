import type { RequestHandler } from 'express';
import { failure } from '#shared/result.ts';
import { sendResult } from './send-result.ts';

/** Lets in only what a page of our own sends, as JSON; forms and scripts of other sites can do neither. */
export const ownOriginOnly =
  (origin: string): RequestHandler =>
  (request, response, next) => {
    if (request.headers.origin !== origin) sendResult(response, failure('wrong-origin'));
    else if (!request.is('application/json')) sendResult(response, failure('bad-message', 'Send JSON.'));
    else next();
  };
