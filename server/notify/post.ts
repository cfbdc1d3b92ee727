import http from 'node:http';
import https from 'node:https';
import { addressProblem, isInsideError, isOwnMachine, outsideOnly } from './allowed-address.ts';
import { later, never, sent, type Outcome } from './message.ts';

export interface Letter {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface PostParts {
  /** The school is tried out on one machine, which it may then reach. */
  readonly isTryOut: boolean;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

const longestMs = 15_000;

/** Posts once, follows nowhere, and reads no more of the answer than its status; a sentence says why nobody answered. */
export const post = async (letter: Letter, parts: PostParts): Promise<number | string> => {
  const answer = await exchange(letter, { ...parts, mostBytes: 0 });
  return typeof answer === 'string' ? answer : answer.status;
};

export interface Answer {
  readonly status: number;
  /** Empty where nothing was wanted. */
  readonly body: Buffer;
}

/** The same with the answer, which may not be longer than `mostBytes`. */
export const exchange = (
  letter: Letter,
  parts: PostParts & { readonly mostBytes: number },
): Promise<Answer | string> => {
  const { address, headers, body } = letter;
  const problem = addressProblem(address, parts.isTryOut);
  if (problem !== null) return Promise.resolve(problem);
  const signal = AbortSignal.any([parts.signal, AbortSignal.timeout(parts.timeoutMs ?? longestMs)]);
  const lookup = isOwnMachine(address) ? {} : { lookup: outsideOnly };
  const { request } = address.startsWith('https:') ? https : http;
  const options = { method: 'POST', signal, agent: false as const, ...lookup };
  return new Promise((resolve) => {
    const sending = request(
      address,
      { ...options, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        const status = response.statusCode ?? 0;
        void readBody(response, parts.mostBytes).then((read) =>
          resolve(read === null ? 'The answer was cut off or too long.' : { status, body: read }),
        );
      },
    );
    sending.once('error', (error) => resolve(sentenceOf(error, signal)));
    sending.end(body);
  });
};

/** Null where it is cut off or too long. */
const readBody = async (response: http.IncomingMessage, mostBytes: number): Promise<Buffer | null> => {
  if (mostBytes === 0) {
    response.resume();
    response.once('error', () => undefined);
    return Buffer.alloc(0);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
};

const sentenceOf = (error: Error & { code?: string }, signal: AbortSignal): string => {
  if (isInsideError(error)) return error.message;
  if (signal.aborted) return 'No answer came in time.';
  if (error.code === 'ENOTFOUND') return 'There is no server of that name.';
  return error.code?.startsWith('ERR_TLS') || error.code?.includes('CERT')
    ? 'The server could not show that it is the one meant.'
    : 'The server could not be reached.';
};

/** `gone` are the statuses that mean that nobody is there any more. */
export const outcomeOf = (answer: number | string, gone: readonly number[] = []): Outcome => {
  if (typeof answer === 'string') return later(answer);
  if (answer >= 200 && answer < 300) return sent;
  if (gone.includes(answer)) return never('This browser no longer takes messages.');
  return later(`The server answered with ${answer}${statusWords[answer] ?? ''}.`);
};

const statusWords: Readonly<Record<number, string>> = {
  400: ', it does not understand the message',
  401: ', the address is not allowed any more',
  403: ', the address is not allowed any more',
  404: ', there is nothing at this address any more',
  410: ', there is nothing at this address any more',
  429: ', too many messages at once',
};
