import { createHash, sign, type KeyObject } from 'node:crypto';
import { der, elementsIn, oid, readElement, sequence, tags } from '../time-stamps/der.ts';
import { ecdsaSha256 } from './school-certificate.ts';
import { signatureBytes } from './signature-field.ts';

export interface PdfSigner {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
}

const signedData = oid('2a864886f70d010702');
const data = oid('2a864886f70d010701');
const sha256 = sequence(oid('608648016503040201'));
const contentType = oid('2a864886f70d010903');
const messageDigest = oid('2a864886f70d010904');
const signingCertificate = oid('2a864886f70d010910022f');
const versionOne = der(tags.integer, Buffer.of(1));

/** Puts the signature into the room that the file has for it: it is of every byte but its own. */
export const signPdf = (pdf: Buffer, signer: PdfSigner): Buffer => {
  const from = pdf.indexOf(`<${'0'.repeat(2 * signatureBytes)}>`);
  const range = /\/ByteRange \[0 9999999999 9999999999 9999999999\]/.exec(pdf.toString('latin1'));
  if (from < 0 || range === null) throw new Error('The print has no room for a signature.');
  const to = from + 2 * signatureBytes + 2;
  const signed = Buffer.from(pdf);
  const known = `/ByteRange [0 ${from} ${to} ${pdf.length - to}]`.padEnd(range[0].length);
  signed.write(known, range.index, 'latin1');
  const digest = createHash('sha256').update(signed.subarray(0, from)).update(signed.subarray(to)).digest();
  const signature = signatureOf(digest, signer);
  if (signature.length > signatureBytes) throw new Error('The signature has no room in the print.');
  signed.write(signature.toString('hex'), from + 1, 'latin1');
  return signed;
};

/** CMS (RFC 5652) as PAdES wants it: the certificate inside, named in what is signed. */
const signatureOf = (digest: Buffer, { privateKey, certificate }: PdfSigner): Buffer => {
  const attributes = attributesOf(digest, certificate);
  const signature = sign('sha256', der(tags.set, ...attributes), privateKey);
  const signerInfo = sequence(
    versionOne,
    issuedAs(certificate),
    sha256,
    der(tags.inside, ...attributes),
    ecdsaSha256,
    der(tags.octets, signature),
  );
  const signed = sequence(
    versionOne,
    der(tags.set, sha256),
    sequence(data),
    der(tags.inside, certificate),
    der(tags.set, signerInfo),
  );
  return sequence(signedData, der(tags.inside, signed));
};

/** In the order that DER has for a SET OF. */
const attributesOf = (digest: Buffer, certificate: Buffer): Buffer[] => {
  const own = createHash('sha256').update(certificate).digest();
  const named = sequence(sequence(sequence(der(tags.octets, own))));
  return [
    sequence(contentType, der(tags.set, data)),
    sequence(messageDigest, der(tags.set, der(tags.octets, digest))),
    sequence(signingCertificate, der(tags.set, named)),
  ].toSorted((one, other) => Buffer.compare(one, other));
};

const issuedAs = (certificate: Buffer): Buffer => {
  const [toSign] = elementsIn(readElement(certificate));
  const [, serial, , issuer] = toSign === undefined ? [] : elementsIn(toSign);
  if (serial === undefined || issuer === undefined) throw new Error('The certificate cannot be read.');
  return sequence(issuer.whole, serial.whole);
};
