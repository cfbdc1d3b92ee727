import http from 'node:http';
import https from 'node:https';
import { isOwnMachine, outsideOnly } from '../../notify/allowed-address.ts';

export interface OpenListParts {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Asks once and follows nowhere. A name that stands for a machine inside is refused when it is looked up. */
export const openList = (address: string, parts: OpenListParts): Promise<http.IncomingMessage> => {
  const { request } = address.startsWith('https:') ? https : http;
  const lookup = isOwnMachine(address) ? {} : { lookup: outsideOnly };
  const headers = { ...parts.headers, 'accept-encoding': 'identity' };
  return new Promise((resolve, reject) => {
    request(address, { headers, signal: parts.signal, agent: false, ...lookup })
      .once('response', resolve)
      .once('error', reject)
      .end();
  });
};
