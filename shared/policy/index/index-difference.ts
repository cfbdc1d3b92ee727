import { asciiOf, ByteReader, ByteWriter } from './byte-stream.ts';
import { compareEntries, EntryCursor } from './entry-cursor.ts';
import { EntryWriter } from './entry-writer.ts';
import { readCategorySets, readIndexFile, writeIndexFile, type IndexParts } from './index-format.ts';

/**
 * From one index to the next, for a device that has the first. All numbers are little-endian:
 *
 *     magic "TCCHANGE", the number of changes, the bytes of the names, the entries of the index to be made (32 bits each),
 *     its category sets as JSON in ASCII, then the changes in the order of their hashes: how many buckets further on
 *     times two, plus one where the entry goes (as a varint), the hash (32 bits), and, where it stays, its set (varint).
 *
 * Both must keep the same bits of hashes made with the same seed; what they were made from is not needed.
 */
const magic = asciiOf('TCCHANGE');
const leastBytesAChange = 5;

/** Null where one cannot be made of the other by changes. */
export const makeDifference = (before: IndexParts, after: IndexParts): Uint8Array | null => {
  if (before.bucketBits !== after.bucketBits || before.hashBits !== after.hashBits) return null;
  if (before.seed.join() !== after.seed.join()) return null;
  const changes = changesBetween(before, after);
  const names = asciiOf(JSON.stringify(after.categorySets));
  const file = new ByteWriter();
  file.bytes(magic);
  for (const number of [changes.count, names.length, after.hostCount]) file.word(number);
  file.bytes(names);
  file.bytes(changes.written.finish());
  return file.finish();
};

const changesBetween = (before: IndexParts, after: IndexParts) => {
  const written = new ByteWriter();
  const sameSet = renumbering(before, after);
  const [old, now] = [new EntryCursor(before), new EntryCursor(after)];
  let [hasOld, hasNow, count, bucket] = [old.next(), now.next(), 0, 0];
  const change = (entry: EntryCursor, isGone: boolean): void => {
    written.varint((entry.bucket - bucket) * 2 + Number(isGone));
    written.word(entry.hash);
    if (!isGone) written.varint(entry.set);
    bucket = entry.bucket;
    count += 1;
  };
  while (hasOld || hasNow) {
    const order = !hasOld ? 1 : !hasNow ? -1 : compareEntries(old, now);
    if (order < 0) change(old, true);
    else if (order > 0 || sameSet[old.set] !== now.set) change(now, false);
    if (order <= 0) hasOld = old.next();
    if (order >= 0) hasNow = now.next();
  }
  return { written, count };
};

/** By a set's number in the old index its number in the new one, or -1. */
const renumbering = (before: IndexParts, after: IndexParts): Int32Array => {
  const numbers = new Map(after.categorySets.map((set, number) => [set.join(), number]));
  return Int32Array.from(before.categorySets, (set) => numbers.get(set.join()) ?? -1);
};

/** The next index as a file, or null where these two do not fit together. Whoever asked for it checks its SHA-256. */
export const applyDifference = async (
  beforeFile: Uint8Array,
  difference: Uint8Array,
): Promise<Uint8Array | null> => {
  const before = await readIndexFile(beforeFile);
  if (before === null) return null;
  const after = applied(before, new ByteReader(difference));
  return after && writeIndexFile(after);
};

interface Change {
  readonly bucket: number;
  readonly hash: number;
  /** Null where the entry goes. */
  readonly set: number | null;
}

const applied = (before: IndexParts, file: ByteReader): IndexParts | null => {
  if (!magic.every((byte) => file.byte() === byte)) return null;
  const [changeCount, nameBytes, entryCount] = [file.word(), file.word(), file.word()];
  const categorySets = readCategorySets(file.bytes(nameBytes));
  // Before anything is made room for: it is not known yet whether this came from the school's server.
  if (changeCount * leastBytesAChange > file.length || entryCount > before.hostCount + changeCount)
    return null;
  if (categorySets === null) return null;
  const after = { ...before, categorySets };
  const sameSet = renumbering(before, after);
  const writer = new EntryWriter(before, entryCount);
  const old = new EntryCursor(before);
  let [hasOld, left, written] = [old.next(), changeCount, 0];
  let change = left > 0 ? nextChange(file, 0) : null;
  const put = (bucket: number, hash: number, set: number): boolean => {
    if (written === entryCount || set < 0 || set >= categorySets.length) return false;
    writer.add(bucket, hash, set);
    written += 1;
    return true;
  };
  while (hasOld || change !== null) {
    const order = change === null ? -1 : hasOld ? compareEntries(old, change) : 1;
    if (order < 0) {
      if (!put(old.bucket, old.hash, sameSet[old.set] ?? -1)) return null;
      hasOld = old.next();
    } else if (change !== null) {
      if (change.bucket >= 2 ** before.bucketBits) return null;
      if (change.set !== null && !put(change.bucket, change.hash, change.set)) return null;
      if (order === 0) hasOld = old.next();
      left -= 1;
      change = left > 0 ? nextChange(file, change.bucket) : null;
    }
  }
  return written === entryCount && !file.hasOverrun ? writer.finish(before.seed, categorySets) : null;
};

const nextChange = (file: ByteReader, bucket: number): Change => {
  const step = file.varint();
  const hash = file.word();
  return { bucket: bucket + Math.floor(step / 2), hash, set: step % 2 === 1 ? null : file.varint() };
};
