import { parseAddress } from '#shared/policy/address.ts';
import { unwrap } from '#shared/policy/wrapped-address.ts';
import { carriedAddress } from '../proxy/carried-address.ts';
import { FrameRequests, type FrameEvent } from '../proxy/frame-requests.ts';
import { isRewritingProxy, type ProxySign } from '../proxy/signs.ts';
import type { Protection } from './protection.ts';

export interface ProxyWatchParts {
  readonly protection: Protection;
  /** Called once for each site found. */
  readonly stop: (found: FoundProxy) => Promise<void>;
}

export interface FoundProxy {
  readonly tabId: number;
  readonly url: string;
  readonly host: string;
  readonly origin: string;
  readonly signs: readonly ProxySign[];
}

/** What a content script saw, and where the browser says that it runs. */
export interface SeenSigns {
  readonly tabId: number;
  /** Of the frame; of the page that made it where the frame has no address of its own. */
  readonly url: string;
  readonly signs: readonly ProxySign[];
}

const maxSites = 200;
const manySites = 2;

/** Puts together what pages give away and what the worker alone can see: which of them are other sites' pages, rewritten. */
export class ProxyWatch {
  readonly #parts: ProxyWatchParts;
  readonly #requests = new FrameRequests();
  /** By host, what the worker has noticed of a site. */
  readonly #noticed = new Map<string, Set<ProxySign>>();
  readonly #inside = new Map<string, Set<string>>();

  constructor(parts: ProxyWatchParts) {
    this.#parts = parts;
  }

  requested(event: FrameEvent): void {
    this.#requests.asked(event);
  }

  /** A page or frame opened. From the back/forward cache it does so without a request, as it should. */
  committed(event: FrameEvent, isFromHistory: boolean): void {
    const url = webUrl(event.url);
    const wasAsked = this.#requests.wasAsked(event);
    if (url === null) return;
    if (!wasAsked && !isFromHistory) this.#notice(url.hostname, 'unseen-request');
    const carried = carriedAddress(url);
    if (carried === null || (carried.isInQuery && carried.isPlain)) return;
    const hosts = entryOf(this.#inside, url.hostname).add(carried.host);
    if (hosts.size >= manySites) this.#notice(url.hostname, 'many-sites');
  }

  /** A site's worker, and none of its pages, opened a socket. */
  workerSocket(origin: string): void {
    const url = webUrl(origin);
    if (url !== null) this.#notice(url.hostname, 'worker-socket');
  }

  async seen({ tabId, url: text, signs }: SeenSigns): Promise<void> {
    const url = webUrl(text);
    if (url === null) return;
    const all = new Set([...signs, ...(this.#noticed.get(url.hostname) ?? [])]);
    if (!isRewritingProxy(all) || !this.#mayBeStopped(text)) return;
    const { hostname: host, origin } = url;
    await this.#parts.stop({ tabId, url: text, host, origin, signs: [...all] });
  }

  /** Known translators and archives are judged by what is inside; a site that a person has listed is that person's affair. */
  #mayBeStopped(text: string): boolean {
    const address = parseAddress(text);
    if (address === null || unwrap(address) !== null) return false;
    return this.#parts.protection.wouldClose(text, address.host);
  }

  #notice(host: string, sign: ProxySign): void {
    entryOf(this.#noticed, host).add(sign);
  }
}

const entryOf = <Value>(sets: Map<string, Set<Value>>, key: string): Set<Value> => {
  const found = sets.get(key) ?? new Set<Value>();
  sets.delete(key);
  sets.set(key, found);
  const [oldest] = sets.keys();
  if (sets.size > maxSites && oldest !== undefined) sets.delete(oldest);
  return found;
};

const webUrl = (text: string): URL | null => {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
};
