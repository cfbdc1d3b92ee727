import type { EndpointAnswer, EndpointName, EndpointRequest } from '#shared/api.ts';
import type { Result } from '#shared/result.ts';
import type { Actor } from '../people/actor.ts';

/** Answered without a session; everything else is refused with `not-signed-in` before its handler is asked. */
export const openEndpoints = [
  'me',
  'setUp',
  'signIn',
  'signOut',
  'acceptInvitation',
  // These ask for the session of an emergency code, which is no one's account.
  'useEmergencyCode',
  'emergencySession',
  'giveEmergencyLink',
  'endFactorInEmergency',
  'endEmergencySession',
] as const;
/** Answered to who has no second factor yet where the school asks for one, so that they can set it up. */
export const beforeSecondFactor: readonly EndpointName[] = [
  ...openEndpoints,
  'confirmPassword',
  'secondFactor',
  'beginSecondFactor',
  'confirmSecondFactor',
];

type OpenEndpointName = (typeof openEndpoints)[number];

export interface EndpointContext<Who = Actor> {
  /** From the session, never from the payload. */
  readonly actor: Who;
  /** The client's address, with as many proxies believed as the settings say. */
  readonly ip: string;
  /** The `Cookie` header. */
  readonly cookie: string | undefined;
  /** Sends this `Set-Cookie` header with the answer. */
  readonly setCookie: (header: string) => void;
  /** Sends `Retry-After` with the answer. */
  readonly retryAfter: (seconds: number) => void;
}

type Handler<Name extends EndpointName> = (
  request: EndpointRequest<Name>,
  context: EndpointContext<Name extends OpenEndpointName ? Actor | null : Actor>,
) => Promise<Result<EndpointAnswer<Name>>>;

/** One handler for every endpoint of the contract: leaving one out does not compile. */
export type Handlers = { readonly [Name in EndpointName]: Handler<Name> };
