import { createHash, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { LedgerSigner } from '../evidence/ledger-signer.ts';
import { noteKeyText, signNote } from '../evidence/signed-note.ts';
import { der, oid, sequence, tags } from '../time-stamps/der.ts';

export interface SchoolCertificateParts {
  readonly schoolName: string;
  /** P-256. */
  readonly privateKey: KeyObject;
  readonly ledger: LedgerSigner;
  readonly at: number;
}

/** ecdsa-with-SHA256, RFC 5758. */
export const ecdsaSha256 = sequence(oid('2a8648ce3d040302'));

const organisation = oid('55040a');
const commonName = oid('550403');
const basicConstraints = oid('551d13');
const keyUsage = oid('551d0f');
/** 2.25 and a UUID of our own (ITU-T X.667): the note by which the ledger's key speaks for this one. */
const spokenFor = oid('698391c290cc85b8ea88f1add9f1f184e3ccbf58');

/** X.520 lets a name be no longer. */
const longestName = 64;

/**
 * A certificate (X.509, DER) that the school gives itself: it names the school, and holds a note, signed with the key that signs
 * the ledger, that its key is the school's. So whoever knows the one key of the school can tell whose it is.
 */
export const schoolCertificate = (parts: SchoolCertificateParts): Buffer => {
  const { schoolName, privateKey, at } = parts;
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const name = nameOf(schoolName);
  const toSign = sequence(
    der(tags.inside, der(tags.integer, Buffer.of(2))),
    der(tags.integer, Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ecdsaSha256,
    name,
    // It has no well-defined end: RFC 5280, section 4.1.2.5.
    sequence(der(tags.shortTime, shortTime(at)), der(tags.time, Buffer.from('99991231235959Z'))),
    name,
    key,
    der(tags.inside3, extensions(parts, key)),
  );
  return sequence(toSign, ecdsaSha256, der(tags.bits, Buffer.of(0), sign('sha256', toSign, privateKey)));
};

const nameOf = (schoolName: string): Buffer => {
  const text = der(tags.text, Buffer.from([...schoolName].slice(0, longestName).join('')));
  return sequence(...[organisation, commonName].map((kind) => der(tags.set, sequence(kind, text))));
};

const shortTime = (at: number): Buffer =>
  Buffer.from(`${new Date(at).toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`);

const extensions = ({ ledger }: SchoolCertificateParts, key: Buffer): Buffer => {
  const digest = createHash('sha256').update(key).digest('hex');
  const note = signNote(`thinkclick-export/pdf-key\nsha256 ${digest}\n`, ledger.key, ledger.privateKey);
  const isCritical = der(tags.boolean, Buffer.of(0xff));
  // Signs, and stands by what it signs: the two highest bits.
  const uses = der(tags.bits, Buffer.of(6, 0xc0));
  return sequence(
    sequence(basicConstraints, isCritical, der(tags.octets, sequence())),
    sequence(keyUsage, isCritical, der(tags.octets, uses)),
    sequence(spokenFor, der(tags.octets, der(tags.text, Buffer.from(`${noteKeyText(ledger.key)}\n${note}`)))),
  );
};
