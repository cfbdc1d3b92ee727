import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listAddressSchema } from '#shared/api/category-lists.ts';
import { failure, type Failure } from '#shared/result.ts';
import { ImportRefused } from '../import/import-refused.ts';
import { atMost } from '../import/unpack.ts';
import { insideListSentence, isInsideError, leadsInside } from '../../notify/allowed-address.ts';
import { openList } from './open-list.ts';

export interface FetchListOptions {
  readonly address: string;
  /** As they came with the content that is kept; null to have it whole in any case. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Where the content is written. */
  readonly file: string;
  readonly onBytes: (part: number | null) => void;
  readonly signal: AbortSignal;
  /** The school is tried out on one machine, which it may then reach. */
  readonly isTryOut: boolean;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

export type FetchedList =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'fetched'; readonly etag: string | null; readonly lastModified: string | null }
  | Failure;

/** Packed or not; what it may unpack to is limited where it is read. */
const mostBytes = 500_000_000;
const longestMs = 10 * 60_000;
const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);
const maxHeaderLength = 500;

/**
 * Brings a list from an address that the filtering manager chose. http and https alone, also after a redirect, and never out of
 * the school's own network; no cookies, no password, nothing of the school's but the request itself.
 */
export const fetchList = async (options: FetchListOptions): Promise<FetchedList> => {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs ?? longestMs)]);
  try {
    const response = await follow(options, signal);
    return 'ok' in response ? response : await take(response, options);
  } catch (error) {
    if (isInsideError(error)) return failure('failed', insideListSentence);
    if (error instanceof ImportRefused) return failure(error.reason, error.message);
    if (signal.aborted) return failure('timed-out', 'The list did not arrive in time.');
    return failure('failed', 'The server of the list could not be reached.');
  }
};

const follow = async (options: FetchListOptions, signal: AbortSignal): Promise<IncomingMessage | Failure> => {
  let address = options.address;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!listAddressSchema.safeParse(address).success) {
      return failure('failed', 'The address leads to one that is not http or https.');
    }
    if (leadsInside(address, options.isTryOut)) return failure('failed', insideListSentence);
    const response = await openList(address, { headers: headersFor(options), signal });
    const next = response.headers.location;
    if (!redirects.has(statusOf(response)) || next === undefined) return response;
    response.destroy();
    if (!URL.canParse(next, address)) return failure('failed', 'The address leads nowhere.');
    address = new URL(next, address).href;
  }
  return failure('failed', 'The address leads on and on to other addresses.');
};

const headersFor = ({ etag, lastModified }: FetchListOptions): Record<string, string> => ({
  'user-agent': 'ThinkClick',
  ...(etag !== null && { 'if-none-match': etag }),
  ...(lastModified !== null && { 'if-modified-since': lastModified }),
});

const statusOf = ({ statusCode }: IncomingMessage): number => statusCode ?? 0;

const take = async (response: IncomingMessage, options: FetchListOptions): Promise<FetchedList> => {
  const status = statusOf(response);
  if (status !== 200) {
    response.destroy();
    return status === 304
      ? { kind: 'unchanged' }
      : failure('failed', `The server of the list answered with ${status}.`);
  }
  const maxBytes = options.maxBytes ?? mostBytes;
  const length = Number(response.headers['content-length'] ?? Number.NaN);
  const chunks = counted(atMost(response, maxBytes), (bytes) =>
    options.onBytes(length > 0 ? bytes / length : null),
  );
  await pipeline(Readable.from(chunks), createWriteStream(options.file));
  const { etag, 'last-modified': lastModified } = response.headers;
  return { kind: 'fetched', etag: short(etag), lastModified: short(lastModified) };
};

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (soFar: number) => void,
): AsyncGenerator<Uint8Array> {
  let soFar = 0;
  for await (const chunk of chunks) {
    soFar += chunk.length;
    onBytes(soFar);
    yield chunk;
  }
}

/** Kept to be sent back; a server that means well needs few letters for it. */
const short = (header: string | undefined): string | null =>
  header !== undefined && header.length <= maxHeaderLength ? header : null;
