import { hash, verify, X509Certificate } from 'node:crypto';
import { elementsIn, readElement, tags, type Element } from './der.ts';
import { sha256Oid } from './stamp-request.ts';

/** What an authority says: that this was there at that time. */
export interface Stamp {
  /** Epoch ms. */
  readonly at: number;
  /** Subject of the certificate that it was signed with. */
  readonly authority: string;
}

const signedData = '2a864886f70d010702';
const stampInfo = '2a864886f70d0109100104';
const messageDigest = '2a864886f70d010904';
const timeStamping = '1.3.6.1.5.5.7.3.8';
const digests: Readonly<Record<string, string>> = {
  [sha256Oid]: 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};
/** PKIStatus: granted, and granted with changes. */
const granted = new Set(['00', '01']);
const certificatesTag = 0xa0;

const part = (elements: readonly Element[], at: number): Element => {
  const element = elements[at];
  if (element === undefined) throw new Error('A part of it is missing.');
  return element;
};
const within = (element: Element, ...path: readonly number[]): Element =>
  path.reduce((inner, at) => part(elementsIn(inner), at), element);
const hexOf = ({ body }: Element): string => body.toString('hex');

/** The token in a TimeStampResp (RFC 3161, section 2.4.2); throws a sentence where the authority gave none. */
export const tokenIn = (reply: Buffer): Buffer => {
  const [status, token] = elementsIn(readElement(reply));
  if (status === undefined || !granted.has(hexOf(within(status, 0))) || token === undefined)
    throw new Error('The authority gave no time stamp.');
  return Buffer.from(token.whole);
};

/**
 * Checks a token as `npm run verify-evidence` does: that it is about this SHA-256, answers this nonce, and is signed by a
 * certificate in it that is for time stamps. Throws a sentence otherwise. RSA (PKCS #1) and ECDSA signatures are known.
 */
export const readStamp = (token: Buffer, sha256: Buffer, nonce: Buffer | null): Stamp => {
  const content = readElement(token);
  if (hexOf(within(content, 0)) !== signedData) throw new Error('It is no time stamp.');
  const parts = elementsIn(within(content, 1, 0));
  const inner = part(parts, 2);
  if (hexOf(within(inner, 0)) !== stampInfo) throw new Error('It is no time stamp.');
  const info = within(inner, 1, 0).body;
  const at = timeIn(readElement(info), sha256, nonce);
  const certificate = signerOf(parts, info);
  if (Date.parse(certificate.validFrom) > at || at > Date.parse(certificate.validTo))
    throw new Error('The authority’s certificate was not valid then.');
  return { at, authority: certificate.subject.replaceAll('\n', ', ') };
};

const timeIn = (info: Element, sha256: Buffer, nonce: Buffer | null): number => {
  const parts = elementsIn(info);
  const imprint = part(parts, 2);
  const isOurs =
    hexOf(within(imprint, 0, 0)) === sha256Oid && within(imprint, 1).body.equals(Buffer.from(sha256));
  if (!isOurs) throw new Error('It is a time stamp of something else.');
  const own = parts.slice(5).find(({ tag }) => tag === tags.integer);
  if (nonce !== null && !own?.body.equals(nonce)) throw new Error('It answers another question.');
  return readTime(part(parts, 4).body.toString('latin1'));
};

const readTime = (text: string): number => {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z$/.exec(text);
  if (found === null) throw new Error('Its time cannot be read.');
  const [, year, month, day, hour, minute, second] = found;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

/** The certificate whose key has signed it. */
const signerOf = (parts: readonly Element[], info: Buffer): X509Certificate => {
  const certificates = parts.find(({ tag }) => tag === certificatesTag);
  const signer = elementsIn(part(elementsIn(part(parts, parts.length - 1)), 0));
  const digest = digests[hexOf(within(part(signer, 2), 0))];
  const attributes = part(signer, 3);
  if (digest === undefined || !saysDigest(attributes, hash(digest, info, 'hex')))
    throw new Error('What it says was changed.');
  const { tag, body: signature } = part(signer, 5);
  if (tag !== tags.octets) throw new Error('It is no time stamp.');
  // Signed as a SET, wherever it stands (RFC 5652, section 5.4).
  const signed = Buffer.concat([Buffer.of(tags.set), attributes.whole.subarray(1)]);
  const found = (certificates === undefined ? [] : elementsIn(certificates))
    .map(({ whole }) => new X509Certificate(whole))
    .find((each) => isForStamps(each) && verify(digest, signed, each.publicKey, signature));
  if (found === undefined) throw new Error('It is not signed by a certificate for time stamps.');
  return found;
};

const isForStamps = ({ keyUsage }: X509Certificate): boolean =>
  ((keyUsage as readonly string[] | undefined) ?? []).includes(timeStamping);

const saysDigest = (attributes: Element, digest: string): boolean =>
  elementsIn(attributes).some(
    (attribute) => hexOf(within(attribute, 0)) === messageDigest && hexOf(within(attribute, 1, 0)) === digest,
  );
