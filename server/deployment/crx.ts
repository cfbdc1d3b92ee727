import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { zipSync } from 'fflate';

// CRX3: https://source.chromium.org/chromium/chromium/src/+/main:components/crx_file/crx3.proto
const magic = Buffer.from('Cr24');
const signedContext = Buffer.from('CRX3 SignedData\0');
const field = { publicKey: 1, signature: 2, crxId: 1, sha256WithRsa: 2, signedHeaderData: 10_000 };

/** Packs files into a signed CRX3. The same files and key give the same bytes. */
export const packCrx = (files: Readonly<Record<string, Uint8Array>>, privateKey: KeyObject): Buffer => {
  const archive = zipOf(files);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const crxId = createHash('sha256').update(publicKey).digest().subarray(0, 16);
  const signedHeader = bytesField(field.crxId, crxId);
  const signature = sign(
    'sha256',
    Buffer.concat([signedContext, uint32(signedHeader.length), signedHeader, archive]),
    privateKey,
  );
  const proof = Buffer.concat([
    bytesField(field.publicKey, publicKey),
    bytesField(field.signature, signature),
  ]);
  const header = Buffer.concat([
    bytesField(field.sha256WithRsa, proof),
    bytesField(field.signedHeaderData, signedHeader),
  ]);
  return Buffer.concat([magic, uint32(3), uint32(header.length), header, archive]);
};

// A zip entry carries local time without a zone; the earliest it can say keeps packing repeatable.
const zipOf = (files: Readonly<Record<string, Uint8Array>>): Buffer => {
  const names = Object.keys(files).sort();
  const entries = Object.fromEntries(names.map((name) => [name, files[name] ?? new Uint8Array()]));
  return Buffer.from(zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1) }));
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** One length-delimited field of a protocol buffer. */
const bytesField = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);

const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
};
