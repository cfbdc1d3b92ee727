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
  'This page was stopped and referred: it is neither opened nor named anywhere. Ask the safeguarding lead.',
);

/** Pages that were stopped and are not released: by their fingerprints, which is all that is kept of them. */
export class StoppedPages {
  readonly #parts: StoppedPagesParts;
  #fingerprints: ReadonlySet<string> = new Set();

  constructor(parts: StoppedPagesParts) {
    this.#parts = parts;
  }

  /** At the start, and whenever a page was stopped or released. */
  async load(): Promise<void> {
    const rows = await this.#parts.storage.db
      .selectFrom('referrals')
      .select('addressHash')
      .where('liftedAt', 'is', null)
      .execute();
    this.#fingerprints = new Set(rows.flatMap(({ addressHash }) => addressHash ?? []));
  }

  /** This very address: asked for everything that devices tell, so that it costs nothing while none is stopped. */
  has(address: string): boolean {
    return this.#fingerprints.size > 0 && this.#fingerprints.has(this.#parts.addressHash.of(address));
  }

  /** For whoever is about to open or store an address; null where it is none of these pages. */
  async refusalOf(address: string): Promise<Failure | null> {
    const { storage, addressHash } = this.#parts;
    const found = await storage.db
      .selectFrom('referrals')
      .select('referralId')
      .where('liftedAt', 'is', null)
      .where((row) =>
        row.or([
          row('addressHash', '=', addressHash.of(address)),
          row('pageHash', '=', addressHash.ofPage(address)),
        ]),
      )
      .limit(1)
      .executeTakeFirst();
    return found ? refusal : null;
  }

  /** A whole site is more than the page, and is not known again. */
  async refusalOfTarget(target: ExceptionTarget): Promise<Failure | null> {
    switch (target.kind) {
      case 'page':
        return this.refusalOf(`https://${target.page}`);
      case 'download':
        return this.refusalOf(target.url);
      case 'site':
      case 'upload':
        return null;
    }
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
