import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAddress } from '#shared/policy/address.ts';
import { pageNameOf } from '#shared/policy/page-name.ts';
import { StartError } from '../start-error.ts';

const keyBytes = 32;
const fileIn = (dataFolder: string): string => join(dataFolder, 'keys', 'referral.key');

/** As a browser asks for it: the part behind `#` never leaves the device. */
const askedFor = (address: string): string => (parseAddress(address)?.href ?? address).replace(/#.*$/s, '');

const pageOf = (address: string): string => {
  const page = parseAddress(address);
  return page === null ? address : pageNameOf(page);
};

/**
 * Fingerprints of addresses: HMAC-SHA-256 under a key of the school. A plain SHA-256 would be as good as the address:
 * addresses are few and known, so whoever has the hash tries them all, one list after the other, millions a second.
 * With the key, which lies beside the database and not in it, only the school can try one, and so the police can ask it
 * whether an address they hold is the one.
 */
export class AddressHash {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Reads the school's key, and makes it on the first start. */
  static open(dataFolder: string): AddressHash {
    const file = fileIn(dataFolder);
    if (!existsSync(file))
      writeFileSync(file, randomBytes(keyBytes), { mode: 0o600, flag: 'wx', flush: true });
    const key = readFileSync(file);
    if (key.length !== keyBytes)
      throw new StartError(`The key file ${file} is damaged: put its backup back.`);
    return new AddressHash(key);
  }

  /** Hex. */
  of(address: string): string {
    return this.#hash(askedFor(address));
  }

  /** The same for every address of one page. Hex. */
  ofPage(address: string): string {
    return this.#hash(`page ${pageOf(address)}`);
  }

  /** Hex. */
  ofSite(host: string): string {
    return this.#hash(`site ${host}`);
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('hex');
  }
}

/** Two addresses of one page, whatever stands behind `?` or `#`; a video and a search are known by what was asked for. */
export const isSamePage = (one: string, other: string): boolean => samePageAs(one)(other);

/** The same, to ask of many. */
export const samePageAs = (one: string): ((other: string) => boolean) => {
  const page = pageOf(one);
  return (other) => pageOf(other) === page;
};
