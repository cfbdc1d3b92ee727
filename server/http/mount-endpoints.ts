import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { endpoints, type EndpointName, type EndpointRequest } from '#shared/api.ts';
import { failure, type Result } from '#shared/result.ts';
import type { Actor } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import { beforeSecondFactor, openEndpoints, type EndpointContext, type Handlers } from './endpoint.ts';
import { ownOriginOnly } from './own-origin-only.ts';
import { sendResult } from './send-result.ts';

export interface EndpointParts {
  readonly handlers: Handlers;
  readonly sessions: Sessions;
  readonly origin: string;
}

/** What a body may weigh. A policy carries lists of addresses. */
const largestBodies: Partial<Record<EndpointName, string>> = {
  loadSealedList: '20mb',
  publishPolicy: '2mb',
  savePolicyDraft: '2mb',
};
const largestBody = '256kb';

/** Puts every endpoint of the contract on the router: session, parse, hand over, answer as a `Result`. */
export const mountEndpoints = (router: Router, parts: EndpointParts): void => {
  for (const name of Object.keys(endpoints) as EndpointName[]) mount(router, name, parts);
};

const mount = (router: Router, name: EndpointName, parts: EndpointParts): void => {
  const { method, path } = endpoints[name];
  const answer: RequestHandler = async (request, response) => {
    response.set('Cache-Control', 'no-store');
    sendResult(response, await resultOf(name, parts, request, response));
  };
  if (method === 'GET') router.get(path, answer);
  else {
    const readBody = express.json({ limit: largestBodies[name] ?? largestBody });
    router.post(path, ownOriginOnly(parts.origin), readBody, answer);
  }
};

const isOpen = (name: EndpointName): boolean => (openEndpoints as readonly EndpointName[]).includes(name);

const resultOf = async (
  name: EndpointName,
  { handlers, sessions }: EndpointParts,
  request: Request,
  response: Response,
): Promise<Result<unknown>> => {
  const { cookie } = request.headers;
  const isAllowed = beforeSecondFactor.includes(name);
  const actor = await (isAllowed ? sessions.actorWithoutFactor(cookie) : sessions.actorOf(cookie));
  if (!actor && !isOpen(name)) {
    const isIncomplete = (await sessions.actorWithoutFactor(cookie)) !== null;
    return failure(isIncomplete ? 'needs-second-factor' : 'not-signed-in');
  }
  const { method, request: schema } = endpoints[name];
  const parsed = schema.safeParse(method === 'GET' ? request.query : request.body);
  if (!parsed.success) return failure('bad-message', sentenceOf(parsed.error.issues[0]?.path));
  const handle = handlers[name] as AnyHandler;
  return handle(parsed.data, contextOf(actor, request, response));
};

// Which handler belongs to which request is checked where `Handlers` is filled; a loop over all names cannot say it.
type AnyHandler = (
  request: EndpointRequest<EndpointName>,
  context: EndpointContext<Actor | null>,
) => Promise<Result<unknown>>;

const sentenceOf = (path: readonly PropertyKey[] = []): string =>
  path.length === 0 ? 'That was not understood.' : `That was not understood: ${path.map(String).join('.')}.`;

const contextOf = (
  actor: Actor | null,
  request: Request,
  response: Response,
): EndpointContext<Actor | null> => ({
  actor,
  ip: request.ip ?? '',
  cookie: request.headers.cookie,
  setCookie: (header) => response.append('Set-Cookie', header),
  retryAfter: (seconds) => response.set('Retry-After', String(seconds)),
});
