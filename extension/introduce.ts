import type { FailureReason } from '#shared/result.ts';
import {
  PROTOCOL_VERSION,
  enrolAnswerSchema,
  helloAnswerSchema,
  signedText,
  type Challenge,
  type EnrolRequest,
  type HelloAnswer,
  type HelloRequest,
} from '#shared/socket-events.ts';
import { parseResult, type Ask } from './ask.ts';
import type { SignedIn } from './account-watch.ts';
import type { DeviceKey } from './device-key.ts';
import type { Configuration, Memory, MemoryValue } from './memory.ts';
import type { Outbox } from './outbox.ts';

/** What a device says about itself; the account is a hint, not proof. */
export interface AboutDevice extends SignedIn {
  readonly extensionVersion: string;
  readonly serialNumber: string | null;
  readonly assetId: string | null;
}

export interface IntroduceParts {
  readonly configuration: Configuration;
  readonly key: DeviceKey;
  readonly memory: Memory;
  readonly outbox: Outbox;
  readonly about: () => Promise<AboutDevice>;
}

export interface IntroductionAsks {
  readonly enrol: Ask<EnrolRequest>;
  readonly hello: Ask<HelloRequest>;
}

type Identity = NonNullable<MemoryValue<'identity'>>;

/** `again`: done, and the next step needs a fresh nonce, because each is good for one signature. */
export type Introduction =
  | { readonly is: 'known'; readonly answer: HelloAnswer }
  | { readonly is: 'again' }
  | { readonly is: 'refused'; readonly reason: FailureReason };

/** One step with one nonce: says hello when this device is enrolled with this server, else enrols it. */
export const introduce = async (
  parts: IntroduceParts,
  asks: IntroductionAsks,
  { nonce }: Challenge,
): Promise<Introduction> => {
  const identity = await parts.memory.read('identity');
  return identity?.serverUrl === parts.configuration.serverUrl
    ? hello(parts, asks, nonce, identity)
    : enrol(parts, asks, nonce);
};

const sign = async (
  { configuration, key, about }: IntroduceParts,
  purpose: 'enrol' | 'hello',
  nonce: string,
) => ({
  protocolVersion: PROTOCOL_VERSION,
  ...(await about()),
  signature: await key.sign(signedText(purpose, configuration.serverUrl, nonce)),
});

const enrol = async (parts: IntroduceParts, asks: IntroductionAsks, nonce: string): Promise<Introduction> => {
  const { configuration, key, memory } = parts;
  const request = {
    ...(await sign(parts, 'enrol', nonce)),
    enrolmentKey: configuration.enrolmentKey,
    publicKey: await key.publicKey(),
  };
  const answer = parseResult(enrolAnswerSchema, await asks.enrol(request));
  if (!answer.ok) return { is: 'refused', reason: answer.reason };
  await startCountingAgain(memory);
  await memory.write('identity', { serverUrl: configuration.serverUrl, ...answer.value });
  return { is: 'again' };
};

/** Versions belong to one enrolment. What is in force stays so until the server's answer replaces it. */
const startCountingAgain = async (memory: Memory): Promise<void> => {
  await memory.change('state', (state) => ({ ...state, version: 0 }));
  await memory.change('policy', (policy) => policy && { ...policy, version: 0 });
};

const hello = async (
  parts: IntroduceParts,
  asks: IntroductionAsks,
  nonce: string,
  { deviceId }: Identity,
): Promise<Introduction> => {
  const { memory, outbox } = parts;
  const [state, policy] = [await memory.read('state'), await memory.read('policy')];
  const request = {
    ...(await sign(parts, 'hello', nonce)),
    deviceId,
    stateVersion: state.version,
    policyVersion: policy?.version ?? 0,
  };
  const answer = parseResult(helloAnswerSchema, await asks.hello(request));
  if (answer.ok) await outbox.bind(deviceId);
  if (answer.ok) return { is: 'known', answer: answer.value };
  if (answer.reason !== 'not-enrolled') return { is: 'refused', reason: answer.reason };
  await memory.write('identity', null);
  return { is: 'again' };
};
