import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Verifier } from '../../test/support/verifier.ts';
import { ledgerSigner } from '../evidence/ledger-signer.ts';
import { noteKeyText } from '../evidence/signed-note.ts';
import { schoolCertificate } from './school-certificate.ts';
import { Sheet } from './sheet.ts';
import { signPdf } from './sign-pdf.ts';

const at = Date.UTC(2026, 10, 29, 17, 40);
const newSchool = (schoolName: string) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ledger = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
  const certificate = schoolCertificate({ schoolName, privateKey, ledger, at });
  return { ledger, privateKey, certificate, key: noteKeyText(ledger.key) };
};
const oak = newSchool('Oak Primary School');
const elm = newSchool('Elm School');

const printed = async (number: number): Promise<Buffer> => {
  const signature = { name: 'Oak Primary School', reason: `Incident ${number}, copy 1`, at };
  const sheet = new Sheet({ title: 'Form', author: 'Oak', at, name: 'Form', mark: 'Copy 1', signature });
  sheet.paragraph(`Words of incident ${number}`);
  return sheet.finish();
};

let folder: string;
let verifier: Verifier;
let unsigned: Buffer;
let signed: Buffer;
let other: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-pdf-'));
  verifier = new Verifier(folder);
  unsigned = await printed(12);
  signed = signPdf(unsigned, oak);
  other = signPdf(await printed(13), oak);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flippedAt = (place: number): Buffer => {
  const copy = Buffer.from(signed);
  copy.writeUInt8(copy.readUInt8(place) ^ 1, place);
  return copy;
};
const roomIn = (pdf: Buffer): readonly [number, number] => {
  const [, from, to] = /\/ByteRange \[0 (\d+) (\d+) /.exec(pdf.toString('latin1')) ?? [];
  return [Number(from), Number(to)];
};

test('a print as it was signed is unchanged, with the key and without', async () => {
  const said =
    'Incident 12, copy 1, signed 2026-11-29 17:40:00 UTC by Oak Primary School: not changed since.\n';
  expect(await verifier.verify(signed, '--key', oak.key)).toEqual({ code: 0, said });
  expect(await verifier.verify(signed)).toEqual({
    code: 0,
    said: `${said}Ask the school whether this is its key: ${oak.key}\n`,
  });
});

test('a flipped bit anywhere is found: in the words, in the signature, in the room beside it', async () => {
  const [from, to] = roomIn(signed);
  const places = Array.from({ length: Math.ceil(signed.length / 67) }, (_, nth) => nth * 67);
  const inSignature = Array.from({ length: 120 }, (_, nth) => from + nth * 29).filter((each) => each < to);
  const copies = [...places, ...inSignature].map(flippedAt);
  const verdicts = await verifier.verifyAll(copies, '--key', oak.key);
  expect(verdicts.filter((each) => each.includes('not changed since'))).toEqual([]);
  // One whose first letters are not those of a PDF is taken for something else, and is nothing of ours either.
  expect(verdicts.filter((each) => !each.includes('WRONG: ')).length).toBeLessThanOrEqual(1);
});

test.each([
  ['cut off', () => signed.subarray(0, -40), 'Its end is missing.'],
  [
    'cut off before its signature',
    () => signed.subarray(0, 300),
    'It was not signed by a school, or cut off',
  ],
  ['with something added', () => Buffer.concat([signed, Buffer.from('\n%')]), 'Something was added to it'],
  ['never signed', () => unsigned, 'Its end is missing.'],
  [
    'with the signature of another print',
    () => {
      const [from, to] = roomIn(signed);
      const [place, end] = roomIn(other);
      return Buffer.concat([signed.subarray(0, from), other.subarray(place, end), signed.subarray(to)]);
    },
    'It was changed after it was signed.',
  ],
  [
    'by another school',
    () => signPdf(unsigned, elm),
    'It is not signed by the school whose key you named, but with another key.',
  ],
  [
    'by somebody who puts the school’s certificate in',
    () => signPdf(unsigned, { ...elm, certificate: oak.certificate }),
    'The signature inside was changed.',
  ],
])('%s', async (_what, given, said) => {
  const verdict = await verifier.verify(given(), '--key', oak.key);
  expect(verdict.said).toContain(`WRONG: ${said}`);
  expect(verdict.code).toBe(1);
});

test('a certificate that says it is the school’s, without the school’s key, is found', async () => {
  const ledger = { key: oak.ledger.key, privateKey: elm.ledger.privateKey };
  const parts = { schoolName: 'Oak Primary School', privateKey: elm.privateKey, ledger, at };
  const forged = { privateKey: elm.privateKey, certificate: schoolCertificate(parts) };
  const { code, said } = await verifier.verify(signPdf(unsigned, forged));
  expect(said).toContain('WRONG: The signature inside is not signed with the school’s key.');
  expect(code).toBe(1);
});

test('what is printed in place of another says itself what it is', async () => {
  expect((await verifier.verify(other, '--key', oak.key)).said).toContain('Incident 13, copy 1');
});
