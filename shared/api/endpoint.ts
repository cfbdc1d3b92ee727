import * as z from 'zod/mini';

/** One HTTP endpoint: its request and answer as schemas. Answers travel as `Result`. */
export interface Endpoint<Request extends z.ZodMiniType, Answer extends z.ZodMiniType> {
  readonly method: 'GET' | 'POST';
  readonly path: `/api/${string}`;
  /** The JSON body of a POST, or the query of a GET. */
  readonly request: Request;
  readonly answer: Answer;
}

export const get = <Request extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  path: `/api/${string}`,
  request: Request,
  answer: Answer,
): Endpoint<Request, Answer> => ({ method: 'GET', path, request, answer });

export const post = <Request extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  path: `/api/${string}`,
  request: Request,
  answer: Answer,
): Endpoint<Request, Answer> => ({ method: 'POST', path, request, answer });

export const nothing = z.object({});
export const instant = z.int().check(z.nonnegative());
export const count = z.int().check(z.nonnegative());
export const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
