import { hostAndParents, parseAddress } from '#shared/policy/address.ts';
import { pageKeysOf } from '#shared/policy/page-key.ts';
import type { ExceptionTarget } from '#shared/device-state.ts';
import { failure, type Failure } from '#shared/result.ts';
import type { Storage } from '../storage/storage.ts';
import { isSamePage, type AddressHash } from './address-hash.ts';

export interface StoppedPagesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly addressHash: AddressHash;
}

const refusal = failure(
  'not-allowed',
  'This was stopped and referred: it is neither opened nor named anywhere. Ask the safeguarding lead.',
);

type Fingerprint = 'addressHash' | 'pageHash' | 'siteHash';
type Fingerprints = Readonly<Record<Fingerprint, ReadonlySet<string>>>;

const none: Fingerprints = { addressHash: new Set(), pageHash: new Set(), siteHash: new Set() };

/** Pages and sites that were stopped and are not released: by their fingerprints, which is all that is kept of them. */
export class StoppedPages {
  readonly #parts: StoppedPagesParts;
  #known = none;

  constructor(parts: StoppedPagesParts) {
    this.#parts = parts;
  }

  /** At the start, and whenever a page was stopped or released. */
  async load(): Promise<void> {
    const rows = await this.#parts.storage.db
      .selectFrom('referrals')
      .select(['addressHash', 'pageHash', 'siteHash'])
      .where('liftedAt', 'is', null)
      .where('addressHash', 'is not', null)
      .execute();
    const all = (which: Fingerprint) => new Set(rows.flatMap((row) => row[which] ?? []));
    this.#known = { addressHash: all('addressHash'), pageHash: all('pageHash'), siteHash: all('siteHash') };
  }

  /**
   * This page, whatever stands behind its `?`, or one of a site that is closed: asked for everything that devices tell, so
   * that it costs nothing while none is stopped.
   */
  has(address: string): boolean {
    const { addressHash } = this.#parts;
    if (this.#known.addressHash.size === 0) return false;
    return (
      this.#known.addressHash.has(addressHash.of(address)) ||
      this.#known.pageHash.has(addressHash.ofPage(address)) ||
      this.#hasSite(parseAddress(address)?.host ?? '')
    );
  }

  /** For whoever is about to open or store an address; null where it is none of these pages. */
  refusalOf(address: string): Failure | null {
    return this.has(address) ? refusal : null;
  }

  refusalOfTarget(target: ExceptionTarget): Failure | null {
    switch (target.kind) {
      case 'page':
        return this.refusalOf(`https://${target.page}`);
      case 'download':
        return this.refusalOf(target.url);
      case 'site':
      case 'upload':
        return this.#hasSite(target.host) ? refusal : null;
    }
  }

  #hasSite(host: string): boolean {
    const { siteHash } = this.#known;
    if (siteHash.size === 0) return false;
    return hostAndParents(host).some((name) => siteHash.has(this.#parts.addressHash.ofSite(name)));
  }
}

/** Whether what was opened is this page, holds it, or is the site that it is on. */
export const isOfPage = (target: ExceptionTarget, address: string): boolean => {
  const page = parseAddress(address);
  switch (target.kind) {
    case 'page':
      return page !== null && pageKeysOf(page).includes(target.page);
    case 'download':
      return isSamePage(target.url, address);
    case 'site':
    case 'upload':
      return page !== null && hostAndParents(page.host).includes(target.host);
  }
};
