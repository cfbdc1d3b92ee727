import type { RequestHandler } from 'express';
import { failure } from '#shared/result.ts';
import { sendResult } from './send-result.ts';

/** Lets in only what a page of our own sends, and no form can: forms and scripts of other sites can do neither. */
export const ownOriginOnly =
  (origin: string, type = 'application/json'): RequestHandler =>
  (request, response, next) => {
    if (request.headers.origin !== origin) sendResult(response, failure('wrong-origin'));
    else if (!request.is(type)) sendResult(response, failure('bad-message', `Send ${type}.`));
    else next();
  };
