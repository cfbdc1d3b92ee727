import type { Response } from 'express';
import type { Result } from '#shared/result.ts';
import { statusOf } from './status-of.ts';

export const sendResult = (response: Response, result: Result<unknown>): void => {
  response.status(result.ok ? 200 : statusOf(result.reason)).json(result);
};
