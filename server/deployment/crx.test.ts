import { createHash, generateKeyPairSync, verify, createPublicKey } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { extensionIdOf } from '../keys.ts';
import { packCrx } from './crx.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const files = { 'manifest.json': Buffer.from('{"version":"1.0"}'), 'icons/16.png': Buffer.alloc(300, 1) };

/** Length-delimited fields of a protocol buffer, by number: a reader of its own, to check the writer. */
const readFields = (bytes: Buffer): Map<number, Buffer> => {
  const fields = new Map<number, Buffer>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes.readUInt8(at++);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const number = varint() >>> 3;
    const length = varint();
    fields.set(number, bytes.subarray(at, (at += length)));
  }
  return fields;
};
const fieldOf = (fields: Map<number, Buffer>, number: number): Buffer => {
  const field = fields.get(number);
  if (!field) throw new Error(`field ${number} is missing`);
  return field;
};

const read = (crx: Buffer) => {
  const headerEnd = 12 + crx.readUInt32LE(8);
  const header = readFields(crx.subarray(12, headerEnd));
  const proof = readFields(fieldOf(header, 2));
  const signedHeader = fieldOf(header, 10_000);
  return {
    magic: crx.toString('latin1', 0, 4),
    version: crx.readUInt32LE(4),
    publicKey: fieldOf(proof, 1),
    signature: fieldOf(proof, 2),
    signedHeader,
    crxId: fieldOf(readFields(signedHeader), 1),
    archive: crx.subarray(headerEnd),
  };
};

test('the package names the id that Chrome makes of its key', () => {
  const { magic, version, publicKey, crxId } = read(packCrx(files, privateKey));
  expect([magic, version]).toEqual(['Cr24', 3]);
  expect(publicKey).toEqual(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }));
  expect(crxId).toEqual(createHash('sha256').update(publicKey).digest().subarray(0, 16));
  expect(extensionIdOf(publicKey)).toMatch(/^[a-p]{32}$/);
});

test('the signature covers the id and the archive', () => {
  const { publicKey, signature, signedHeader, archive } = read(packCrx(files, privateKey));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(signedHeader.length);
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  const signed = (body: Buffer): Buffer =>
    Buffer.concat([Buffer.from('CRX3 SignedData\0'), size, signedHeader, body]);
  expect(verify('sha256', signed(archive), key, signature)).toBe(true);
  expect(verify('sha256', signed(archive.subarray(1)), key, signature)).toBe(false);
});

test('the archive holds the files', () => {
  const unzipped = unzipSync(read(packCrx(files, privateKey)).archive);
  expect(Object.keys(unzipped)).toEqual(['icons/16.png', 'manifest.json']);
  expect(Buffer.from(unzipped['icons/16.png'] ?? [])).toEqual(files['icons/16.png']);
});

test('packing again gives the same bytes, whatever the order of the files and the time zone', () => {
  const zone = process.env['TZ'];
  const first = packCrx(files, privateKey);
  process.env['TZ'] = 'Pacific/Auckland';
  const again = packCrx(Object.fromEntries(Object.entries(files).toReversed()), privateKey);
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  expect(again).toEqual(first);
});
