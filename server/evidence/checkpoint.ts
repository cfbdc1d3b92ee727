import type { KeyObject } from 'node:crypto';
import { readNote, signNote, type NoteKey } from './signed-note.ts';

/** What a signed checkpoint says about the ledger. */
export interface Checkpoint {
  /** Names the one log that this is about. */
  readonly origin: string;
  /** How many entries it had. */
  readonly size: number;
  /** Root of its Merkle tree, hex. */
  readonly root: string;
  /** When it was signed, epoch ms. */
  readonly at: number;
}

const timeStart = 'at ';

/**
 * A checkpoint as https://c2sp.org/tlog-checkpoint and https://c2sp.org/signed-note have it, with one line of its own: the
 * time of the signature in ISO 8601.
 */
export const signCheckpoint = (checkpoint: Checkpoint, key: NoteKey, privateKey: KeyObject): string =>
  signNote(textOf(checkpoint), key, privateKey);

/** Null for what is no checkpoint, or is not signed by this key. */
export const readCheckpoint = (note: string, key: NoteKey): Checkpoint | null => {
  const text = readNote(note, key);
  return text === null ? null : checkpointOf(text);
};

const textOf = ({ origin, size, root, at }: Checkpoint): string =>
  [
    origin,
    size,
    Buffer.from(root, 'hex').toString('base64'),
    timeStart + new Date(at).toISOString(),
    '',
  ].join('\n');

const checkpointOf = (text: string): Checkpoint | null => {
  const [origin = '', size = '', root = '', time = ''] = text.split('\n');
  const at = time.startsWith(timeStart) ? Date.parse(time.slice(timeStart.length)) : Number.NaN;
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64').toString('hex'), at };
  // What would be written otherwise was not written by us.
  return Number.isFinite(at) && textOf(checkpoint) === text ? checkpoint : null;
};
