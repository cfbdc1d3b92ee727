#!/usr/bin/env node
// Checks an export of ThinkClick with nothing but the file and the school's public key, offline. Needs Node 20.15 and no other
// package; reads like this file, from top to bottom. Ends with 0 when all is as it was recorded, with 1 when something is
// not, and with 2 when it could not look.
//
//   node verify-evidence.mjs EXPORT.zip… [--key KEY] [--earlier CHECKPOINT]… [--authority CERTIFICATE]
//   node verify-evidence.mjs INCIDENT.pdf… [--key KEY]
//
// KEY is the school's public key as it gave it to you by another way than this file. CHECKPOINT is a file with a checkpoint
// that you got earlier: out of an older export, or as the school sent it. CERTIFICATE is a file with the certificate of the
// authority that stamps the school's ledger, or of who has issued it, as the authority publishes it (PEM or DER).
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (text) => Buffer.from(text, 'hex');
const base64 = (text) => Buffer.from(text, 'base64');

// ---- The file: a ZIP archive whose files are stored as they are (PKWARE APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16) ----

/** @returns {Map<string, Buffer>} by name, or throws with a sentence. */
const readZip = (bytes) => {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0) throw new Error('This is no ZIP file, or its end is missing.');
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('The list of files inside is damaged.');
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extraLength, wordsLength] = [28, 30, 32].map((of) => bytes.readUInt16LE(at + of));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (method !== 0) throw new Error(`"${name}" is compressed, which no export is.`);
    if (files.has(name)) throw new Error(`"${name}" is in it twice.`);
    files.set(name, bytes.subarray(from, from + size));
    at += 46 + nameLength + extraLength + wordsLength;
  }
  return files;
};

const numbers = (...fields) =>
  Buffer.concat(
    fields.map(([value, size]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );

/** The one way in which an export is a ZIP: its files one after the other, of one time, and nothing beside them. */
const zipOf = (files, time) => {
  const [parts, list] = [[], []];
  let at = 0;
  for (const [name, bytes] of files) {
    const size = [bytes.length, 4];
    // Version, flags, method; time; checksum; sizes, stored and whole; length of the name, nothing added.
    const facts = numbers(
      [20, 2],
      [0, 4],
      [time, 4],
      [crc32(bytes), 4],
      size,
      size,
      [name.length, 2],
      [0, 2],
    );
    const part = [numbers([0x04034b50, 4]), facts, Buffer.from(name), bytes];
    list.push(numbers([0x02014b50, 4], [20, 2]), facts, numbers([0, 5], [0, 5], [at, 4]), Buffer.from(name));
    parts.push(...part);
    at += part.reduce((sum, { length }) => sum + length, 0);
  }
  const count = [files.size, 2];
  const length = list.reduce((sum, each) => sum + each.length, 0);
  return Buffer.concat([
    ...parts,
    ...list,
    numbers([0x06054b50, 4], [0, 4], count, count, [length, 4], [at, 4], [0, 2]),
  ]);
};

/** ZIP files have times without a zone, of two seconds each (section 4.4.6): of some clock on Earth about then, or not. */
const isAbout = (time, at) => {
  const [date, clock] = [time >>> 16, time & 0xffff];
  const [year, month, day] = [1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31];
  const read = Date.UTC(year, month, day, clock >> 11, (clock >> 5) & 63, (clock & 31) * 2);
  return Math.abs(read - at) <= 15 * 3_600_000;
};

// ---- Checkpoints: https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint, Ed25519 ----

const readKey = (text) => {
  const [name = '', id = '', data = ''] = text.trim().split('+');
  const bytes = base64(text.trim().slice(name.length + id.length + 2));
  if (data === '' || bytes.length !== 33 || bytes[0] !== 1)
    throw new Error('This is no public key of a school.');
  const own = sha256(`${name}\n`, bytes).subarray(0, 4);
  if (own.toString('hex') !== id) throw new Error('The public key is damaged.');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') };
  return { name, id: own, key: createPublicKey({ key: jwk, format: 'jwk' }) };
};

/** The text of a note; throws where this key did not sign it. */
const readNote = (note, { name, id, key }) => {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const start = `\u2014 ${name} `;
  const isSigned = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line.startsWith(start))
    .map((line) => base64(line.slice(start.length)))
    .some(
      (bytes) => bytes.subarray(0, 4).equals(id) && verify(null, Buffer.from(text), key, bytes.subarray(4)),
    );
  if (end < 0 || !isSigned) throw new Error('is not signed with the school’s key');
  return text;
};

/** Whether the note is its text and one signature, to the letter: nothing can be changed in it unseen. */
const isPlain = (note, text, { name }) => {
  const signature = note.slice(`${text}\n\u2014 ${name} `.length, -1);
  return note === `${text}\n\u2014 ${name} ${base64(signature).toString('base64')}\n`;
};

const readCheckpoint = (note, key) => {
  const text = readNote(note, key);
  const [origin, size, root, time = ''] = text.split('\n');
  if (origin !== key.name) throw new Error('is of another ledger');
  return { size: Number(size), root: base64(root).toString('hex'), at: Date.parse(time.slice(3)) };
};

// ---- The tree: RFC 9162, sections 2.1.1, 2.1.3.2 and 2.1.4.2; hashes are hex ----

const node = (left, right) => sha256(Buffer.of(1), hex(left), hex(right)).toString('hex');
const half = (number) => Math.floor(number / 2);

const isIncluded = (leaf, index, { size, root }, proof) => {
  let [place, last, hash] = [index, size - 1, leaf];
  for (const beside of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = node(beside, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = node(hash, beside);
    [place, last] = [half(place), half(last)];
  }
  return index >= 0 && index < size && last === 0 && hash === root;
};

/** Whether the tree of the older checkpoint is the beginning of the newer one's. */
const isBeginning = (older, newer, proof) => {
  if (older.size === newer.size) return older.root === newer.root;
  if (older.size < 1 || older.size > newer.size) return false;
  const [first, ...path] = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let [place, last] = [older.size - 1, newer.size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let [olderHash, hash] = [first, first];
  for (const beside of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [olderHash, hash] = [node(beside, olderHash), node(beside, hash)];
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = node(hash, beside);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && olderHash === older.root && hash === newer.root;
};

// ---- Time stamps: RFC 3161, DER; signed as RFC 5652 has it, with RSA (PKCS #1) or ECDSA ----

const readElement = (bytes) => {
  const first = bytes[1] ?? 0x80;
  const extra = first > 0x80 ? first - 0x80 : 0;
  if (first === 0x80 || extra > 4 || bytes.length < 2 + extra) throw new Error('cannot be read');
  const end = 2 + extra + (extra === 0 ? first : bytes.readUIntBE(2, extra));
  if (end > bytes.length) throw new Error('is cut off');
  return { tag: bytes[0], whole: bytes.subarray(0, end), body: bytes.subarray(2 + extra, end) };
};

const elementsIn = ({ body }) => {
  const elements = [];
  for (let at = 0; at < body.length; at += elements.at(-1).whole.length)
    elements.push(readElement(body.subarray(at)));
  return elements;
};

const within = (element, ...path) => {
  let inner = element;
  for (const at of path) {
    inner = elementsIn(inner)[at];
    if (inner === undefined) throw new Error('lacks a part');
  }
  return inner;
};
const hexAt = (element, ...path) => within(element, ...path).body.toString('hex');

const digestNames = {
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};
const stampInfo = '2a864886f70d0109100104';

/** When an authority says that a text with this SHA-256 was there, and its certificate; throws where it says no such thing. */
const readTimeStamp = (token, digest) => {
  const content = readElement(token);
  if (hexAt(content, 0) !== '2a864886f70d010702' || hexAt(content, 1, 0, 2, 0) !== stampInfo)
    throw new Error('is none');
  const parts = elementsIn(within(content, 1, 0));
  const { body: info } = within(parts[2], 1, 0);
  const [, , imprint, , time] = elementsIn(readElement(info));
  if (hexAt(imprint, 0, 0) !== '608648016503040201' || !within(imprint, 1).body.equals(digest))
    throw new Error('is about something else');
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z$/.exec(time.body.toString('latin1')) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const isForStamps = ({ keyUsage }) => (keyUsage ?? []).includes('1.3.6.1.5.5.7.3.8');
  const certificate = signerOf(parts, stampInfo, info, isForStamps);
  if (certificate === undefined) throw new Error('is not signed by a certificate for time stamps');
  if (!(Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo)))
    throw new Error('is from a time when the authority’s certificate was not valid');
  return { at, certificate };
};

/** The certificate of those inside whose key has signed the bytes, as being of this kind; throws where they were changed. */
const signerOf = (parts, kind, bytes, isFit) => {
  const signer = elementsIn(within(parts.at(-1), 0));
  const name = digestNames[hexAt(signer[2], 0)];
  const [attributes, signature] = [signer[3], signer[5]];
  const own = name && createHash(name).update(bytes).digest('hex');
  // Its facts name the digest of what is signed, and the kind of it, and are what is signed: as a SET.
  const says = (fact, value) =>
    elementsIn(attributes).some((each) => hexAt(each, 0) === fact && hexAt(each, 1, 0) === value);
  if (!own || !says('2a864886f70d010904', own) || !says('2a864886f70d010903', kind))
    throw new Error('was changed');
  const signed = Buffer.concat([Buffer.of(0x31), attributes.whole.subarray(1)]);
  const certificates = parts.find(({ tag }) => tag === 0xa0);
  return (certificates ? elementsIn(certificates) : [])
    .map(({ whole }) => new X509Certificate(whole))
    .find(
      (each) => isFit(each) && signature.tag === 0x04 && verify(name, signed, each.publicKey, signature.body),
    );
};

const isOf = (certificate, authority) =>
  certificate.fingerprint256 === authority.fingerprint256 ||
  (certificate.checkIssued(authority) && certificate.verify(authority.publicKey));

// ---- An incident as a PDF: signed inside, ISO 32000-2, section 12.8, and ETSI EN 319 142-1; ECDSA with SHA-256 ----

const der = (tag, ...contents) => {
  const body = Buffer.concat(contents);
  const size = body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0');
  const length = body.length < 0x80 ? [] : [0x80 + size.length / 2];
  return Buffer.concat([Buffer.of(tag, ...length), hex(size), body]);
};

const signedKind = '2a864886f70d010701';
const oneAndSha256 = '020101310d300b0609608648016503040201300b06092a864886f70d010701';

/** The one way in which a signature of ours is written, around what differs from one to the other. */
const signatureOf = (certificate, attributes, signature) => {
  const [, serial, , issuer] = elementsIn(within(readElement(certificate), 0));
  const signer = der(
    0x30,
    hex('020101'),
    der(0x30, issuer.whole, serial.whole),
    hex('300b0609608648016503040201'),
    der(0xa0, attributes.body),
    hex('300a06082a8648ce3d040302'),
    signature,
  );
  const all = der(0x30, hex(oneAndSha256), der(0xa0, certificate), der(0x31, signer));
  return der(0x30, hex('06092a864886f70d010702'), der(0xa0, all));
};

/** The school's key, which speaks for that of the certificate in a note inside it; throws where it does not. */
const schoolKeyIn = (certificate) => {
  const spokenFor = '698391c290cc85b8ea88f1add9f1f184e3ccbf58';
  const extensions = elementsIn(within(readElement(certificate.raw), 0)).at(-1);
  const own = elementsIn(within(extensions, 0)).find((each) => hexAt(each, 0) === spokenFor);
  if (own === undefined) throw new Error('The signature is not of a school with ThinkClick.');
  const text = readElement(within(own, 1).body).body.toString('utf8');
  const end = text.indexOf('\n');
  const key = readKey(text.slice(0, end));
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const said = `thinkclick-export/pdf-key\nsha256 ${sha256(spki).toString('hex')}\n`;
  if (readNote(text.slice(end + 1), key) !== said || !certificate.verify(certificate.publicKey))
    throw new Error('The certificate was changed.');
  return text.slice(0, end);
};

/** What the file says of itself, with nothing changed; throws what is wrong. */
const readSignedPdf = (bytes) => {
  const text = bytes.toString('latin1');
  const [found, more] = text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g);
  if (found === undefined || more !== undefined)
    throw new Error('It was not signed by a school, or cut off, or signed anew by somebody else.');
  const [from, to, rest] = found.slice(1).map(Number);
  if (to + rest > bytes.length) throw new Error('Its end is missing.');
  if (to + rest < bytes.length) throw new Error('Something was added to it after it was signed.');
  const written = text.slice(from + 1, to - 1);
  const cms = readElement(hex(written.slice(0, 2 * Math.floor(written.length / 2)))).whole;
  const parts = elementsIn(within(readElement(cms), 1, 0));
  const others = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  let certificate;
  try {
    certificate = signerOf(parts, signedKind, others, () => true);
  } catch {
    throw new Error('It was changed after it was signed.');
  }
  const signer = elementsIn(within(parts.at(-1), 0));
  const whole = certificate && signatureOf(certificate.raw, signer[3], signer[5].whole).toString('hex');
  if (`<${(whole ?? '').padEnd(to - from - 2, '0')}>` !== text.slice(from, to))
    throw new Error('The signature inside was changed.');
  const [, reason = ''] = /\/Reason \((.*?)\)/.exec(text) ?? [];
  const [, time = ''] = /\/M \(D:(\d{14})Z\)/.exec(text) ?? [];
  const [date, clock] = [time.slice(0, 8), time.slice(8)].map((each) => each.match(/..?/g) ?? []);
  const at = `${date.slice(0, 2).join('')}-${date.slice(2).join('-')} ${clock.join(':')} UTC`;
  const names = Object.fromEntries(certificate.subject.split('\n').map((line) => line.split(/=(.*)/s)));
  return { reason, at, school: names.CN, keyText: schoolKeyIn(certificate) };
};

const checkPdf = (bytes, words) => {
  let read;
  try {
    read = readSignedPdf(bytes);
  } catch (error) {
    const why = error.message;
    console.log(`WRONG: ${/^[A-Z]/.test(why) ? why : `The signature inside ${why}.`}`);
    return 1;
  }
  const { reason, at, school, keyText } = read;
  if (words.key !== null && words.key.trim() !== keyText) {
    console.log('WRONG: It is not signed by the school whose key you named, but with another key.');
    return 1;
  }
  console.log(`${reason}, signed ${at} by ${school}: not changed since.`);
  if (words.key === null) console.log(`Ask the school whether this is its key: ${keyText}`);
  return 0;
};

// ---- Entries ----

/** The entry as it was hashed: JSON with its keys in alphabetical order and no spaces (RFC 8785; text and whole numbers). */
const leafOf = (entry) => {
  const names = ['action', 'actor', 'at', 'commitment', 'object', 'outcome', 'previous', 'seq'];
  const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, entry[name]])));
  return sha256(Buffer.of(0), text).toString('hex');
};

/** An entry about an incident commits to who did it, with a salt of its own, which the export gives. */
const isBy = (actor, { actor: name, salt }) => actor === `sealed:${sha256(hex(salt), name).toString('hex')}`;

const checkEntry = (entry, checkpoint) => {
  if (sha256(hex(entry.salt), entry.facts).toString('hex') !== entry.commitment)
    return 'its facts were changed';
  if (!isIncluded(leafOf(entry), entry.seq - 1, checkpoint, entry.proof))
    return 'it is not in the ledger that the school signed';
  if (entry.opened !== undefined && !isBy(entry.actor, entry.opened)) return 'it was somebody else';
  return null;
};

/** Clocks of two places are never quite the same. */
const allowedMs = 300_000;
const hourOf = (at) => Math.floor(at / 3_600_000);
/** The last checkpoint of each hour is kept, so an entry is first signed in its own, or a moment after it struck. */
const isSignedInTime = (at, signedAt) =>
  hourOf(at) === hourOf(signedAt) || Math.abs(signedAt - at) < allowedMs;
const when = (at) =>
  new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, ' UTC');

// ---- All of it ----

const findFaults = (zip, words) => {
  const faults = [];
  const files = readZip(zip);
  const proofFile = files.get('ledger.json');
  if (proofFile === undefined && [...files.keys()].every((name) => name.endsWith('.zip')))
    return { faults: ['This holds several exports: take them out, and check each of them.'] };
  if (proofFile === undefined) return { faults: ['"ledger.json", which proves the rest, is missing.'] };
  const { key: keyText, checkpoint: note, entries, earlier } = JSON.parse(proofFile);
  if (words.key !== null && words.key.trim() !== keyText)
    return { faults: ['It is not signed by the school whose key you named, but with another key.'] };
  const key = readKey(keyText);
  let checkpoint;
  try {
    checkpoint = readCheckpoint(note, key);
  } catch (error) {
    return { faults: [`The checkpoint ${error.message}.`] };
  }

  const signed = [{ ...checkpoint }];
  const stamps = [];
  for (const each of earlier) {
    try {
      const read = readCheckpoint(each.note, key);
      if (isBeginning(read, checkpoint, each.proof)) {
        signed.push(read);
        if (each.timeStamp !== undefined) stamps.push({ ...read, ...each });
      } else
        faults.push(`The ledger is not the one of the checkpoint of ${when(read.at)}: it was written anew.`);
    } catch (error) {
      faults.push(`An earlier checkpoint ${error.message}.`);
    }
  }
  for (const { name, note: older } of words.earlier) {
    try {
      const read = readCheckpoint(older, key);
      const known = signed.find(({ size }) => size === read.size);
      if (read.size > checkpoint.size)
        faults.push(
          `"${name}" (${when(read.at)}) has more entries than this export: the export is older than it.`,
        );
      else if (known !== undefined && known.root !== read.root)
        faults.push(`"${name}" (${when(read.at)}) is of another ledger with as many entries: there are two.`);
      else if (known === undefined)
        faults.push(
          `"${name}" (${when(read.at)}) cannot be compared, as the export has no checkpoint of ${read.size} entries: it is not shown that the ledger was not forked.`,
        );
    } catch (error) {
      faults.push(`"${name}" ${error.message}.`);
    }
  }

  const stamped = [];
  for (const { note: each, size, timeStamp } of stamps) {
    try {
      const { at, certificate } = readTimeStamp(base64(timeStamp), sha256(each));
      if (words.authority && !isOf(certificate, words.authority))
        throw new Error('is not of the authority whose certificate you named');
      stamped.push({ at, size, certificate });
    } catch (error) {
      faults.push(`The time stamp of the first ${size} entries ${error.message}.`);
    }
  }

  // Of several of one size the oldest: from then on the entries were there.
  signed.sort((one, other) => one.size - other.size || one.at - other.at);
  let before = { seq: 0, at: 0 };
  for (const entry of entries) {
    const why = checkEntry(entry, checkpoint);
    if (why !== null) faults.push(`Entry ${entry.seq} (${entry.action}): ${why}.`);
    if (entry.seq <= before.seq) faults.push(`Entry ${entry.seq} is out of order, or there twice.`);
    if (entry.at < before.at) faults.push(`Entry ${entry.seq} is older than the one before it.`);
    const first = signed.find(({ size }) => size >= entry.seq);
    if (first !== undefined && !isSignedInTime(entry.at, first.at))
      faults.push(`Entry ${entry.seq} says ${when(entry.at)}, but was first signed at ${when(first.at)}.`);
    const late = stamped.find(({ at, size }) => size >= entry.seq && entry.at > at + allowedMs);
    if (late !== undefined)
      faults.push(`Entry ${entry.seq} says ${when(entry.at)}, but was stamped at ${when(late.at)} already.`);
    before = entry;
  }

  const last = entries.findLast(({ action }) => action === 'export-incident');
  if (last === undefined) return { faults: [...faults, 'The entry of the export itself is missing.'] };
  const facts = JSON.parse(last.facts);
  for (const [name, digest] of Object.entries(facts.files)) {
    const bytes = files.get(name);
    if (bytes === undefined) faults.push(`"${name}" is missing.`);
    else if (sha256(bytes).toString('hex') !== digest) faults.push(`"${name}" was changed.`);
  }
  const proofNames = ['ledger.json', 'ledger.json.sig'];
  for (const name of files.keys())
    if (!proofNames.includes(name) && !(name in facts.files)) faults.push(`"${name}" was put in afterwards.`);
  const time = zip.readUInt32LE(10);
  if (!zipOf(files, time).equals(zip) || !isAbout(time, last.at))
    faults.push('The ZIP file around the files was changed.');
  const there = new Set(entries.map(({ seq }) => seq));
  for (const seq of facts.entries) if (!there.has(seq)) faults.push(`Entry ${seq} was left out.`);
  for (const seq of there)
    if (seq !== last.seq && !facts.entries.includes(seq))
      faults.push(`Entry ${seq} does not belong to this export.`);

  // What was recorded at the time, beside what was exported.
  const taken = entries.flatMap(({ facts: text }) => JSON.parse(text).items ?? []);
  for (const { file, sha256: digest } of facts.items) {
    if (!taken.some((item) => item.sha256 === digest))
      faults.push(`"${file}" is not what was taken at the time.`);
    if (facts.files[file] !== digest) faults.push(`"${file}" stands for another piece of evidence.`);
  }
  // What was not given out must have been recorded all the same.
  const known = new Set(entries.flatMap(({ facts: text }) => JSON.parse(text).recordedSha256 ?? []));
  for (const { sha256: digest } of taken) known.add(digest);
  for (const { file, sha256: digest } of facts.leftOut ?? [])
    if (!known.has(digest))
      faults.push(`"${file}", which was left out, is not what was recorded at the time.`);

  // Signatures beside files. The proof cannot be named in the ledger that it is made of, and so needs one.
  if (!files.has('ledger.json.sig'))
    faults.push('"ledger.json.sig", the signature of the proof, is missing.');
  for (const [name, bytes] of files) {
    if (!name.endsWith('.sig')) continue;
    const signedName = name.slice(0, -'.sig'.length);
    try {
      const beside = bytes.toString('utf8');
      const text = readNote(beside, key);
      const [kind, file, digest] = text.split('\n');
      const own = files.get(signedName);
      const isOwn = own !== undefined && digest === `sha256 ${sha256(own).toString('hex')}`;
      if (kind !== 'thinkclick-export/file' || file !== signedName || !isOwn)
        faults.push(`"${name}" is the signature of another file.`);
      if (!isPlain(beside, text, key)) faults.push(`"${name}" was changed.`);
    } catch (error) {
      faults.push(`"${name}" ${error.message}.`);
    }
  }
  return { faults, summary: { checkpoint, entries, facts, exportedAt: last.at, keyText, stamped } };
};

/** 0 when all is as it was recorded, 1 when something is not. */
const check = (path, words) => {
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return checkPdf(bytes, words);
  const { faults, summary } = findFaults(bytes, words);
  for (const fault of faults) console.log(`WRONG: ${fault}`);
  if (faults.length > 0) return 1;
  tell(summary, words);
  return 0;
};

const tell = ({ checkpoint, entries, facts, exportedAt, keyText, stamped }, words) => {
  const { items, leftOut = [], derived = [] } = facts;
  console.log(
    `Incident ${facts.name ?? facts.number}, exported ${when(exportedAt)}: all is as it was recorded.`,
  );
  console.log(
    `${items.length} pieces of evidence and ${entries.length} entries, in a ledger of ${checkpoint.size}.`,
  );
  if (derived.length > 0)
    console.log(`Names are replaced in ${derived.join(' and ')}, which were made from what was recorded.`);
  for (const { file, sha256: digest } of leftOut)
    console.log(`Left out: ${file}, whose SHA-256 as it was recorded is ${digest}.`);
  for (const { at, size, certificate } of stamped) {
    const who = certificate.subject.replaceAll('\n', ', ');
    console.log(
      `Stamped by an authority outside (${who}): the first ${size} entries were there on ${when(at)}.`,
    );
    if (words.authority === null)
      console.log(
        `Ask that authority whether this is its certificate, SHA-256: ${certificate.fingerprint256}`,
      );
  }
  if (words.authority !== null && stamped.length === 0) console.log('No time stamp is in it.');
  if (words.key === null) console.log(`Ask the school whether this is its key: ${keyText}`);
};

/** How one of them ended, or 2 where it could not be looked at. */
const checkOrSay = (path, words) => {
  try {
    return check(path, words);
  } catch (error) {
    console.error(error.message);
    return 2;
  }
};

const main = (args) => {
  const words = { key: null, earlier: [], authority: null };
  const paths = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--key') words.key = args[(at += 1)] ?? '';
    else if (args[at] === '--authority')
      words.authority = new X509Certificate(readFileSync(args[(at += 1)] ?? ''));
    else if (args[at] === '--earlier') {
      const name = args[(at += 1)] ?? '';
      words.earlier.push({ name, note: readFileSync(name, 'utf8') });
    } else paths.push(args[at]);
  }
  if (paths.length === 0)
    throw new Error(
      'Name an export: verify-evidence FILE… [--key KEY] [--earlier CHECKPOINT]… [--authority CERTIFICATE]',
    );
  for (const path of paths) {
    if (paths.length > 1) console.log(`${path}:`);
    process.exitCode = Math.max(process.exitCode ?? 0, checkOrSay(path, words));
  }
};

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
