import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../../server/backup/copy-files.ts';
import type { DiskWrite } from './disk-writes.ts';

const pageBytes = 4_096;

/** A file's bytes that are on the disk for good, and what was written since. */
class File {
  durable: Buffer;
  pending: Extract<DiskWrite, { kind: 'write' | 'truncate' }>[] = [];
  length: number;

  constructor(durable = Buffer.alloc(0)) {
    this.durable = durable;
    this.length = durable.length;
  }

  add(write: Extract<DiskWrite, { kind: 'write' | 'truncate' }>): void {
    const placed = write.kind === 'write' ? { ...write, offset: write.offset ?? this.length } : write;
    this.pending.push(placed);
    this.length =
      placed.kind === 'truncate'
        ? placed.size
        : Math.max(this.length, (placed.offset ?? 0) + placed.bytes.length);
  }

  /** What had been written before the sync began is safe. */
  sync(began: number): void {
    for (const write of this.pending) if (write.end <= began) this.#apply(write);
    this.pending = this.pending.filter(({ end }) => end > began);
  }

  /** Of what was not safe some pages came through, in any order, and some did not. */
  cut(): Buffer {
    for (const write of this.pending) {
      if (write.kind === 'truncate') {
        if (randomInt(2) === 0) this.#apply(write);
        continue;
      }
      for (let at = 0; at < write.bytes.length; at += pageBytes) {
        const bytes = write.bytes.subarray(at, at + pageBytes);
        if (randomInt(2) === 0) this.#apply({ ...write, bytes, offset: (write.offset ?? 0) + at });
      }
    }
    return this.durable;
  }

  #apply(write: Extract<DiskWrite, { kind: 'write' | 'truncate' }>): void {
    const size = write.kind === 'truncate' ? write.size : (write.offset ?? 0) + write.bytes.length;
    if (write.kind === 'truncate' || size > this.durable.length)
      this.durable = Buffer.concat([
        this.durable,
        Buffer.alloc(Math.max(0, size - this.durable.length)),
      ]).subarray(0, size);
    if (write.kind === 'write') write.bytes.copy(this.durable, write.offset ?? 0);
  }
}

type Names = Map<string, File>;
type NameChange = (names: Names) => void;

/**
 * Makes in `into` what a disk may hold when the power fails at `at`: all that was synced before, and of the rest some pages
 * and some names. `base` is what it held when the first of the writes began.
 */
export const diskAfterCut = async (
  base: string,
  writes: readonly DiskWrite[],
  at: number,
  into: string,
): Promise<void> => {
  const safe: Names = new Map();
  for (const path of await filesBelow(base))
    safe.set(path, new File(Buffer.from(readFileSync(join(base, path)))));
  const seen: Names = new Map(safe);
  let changes: NameChange[] = [];
  const change = (next: NameChange): void => {
    next(seen);
    changes.push(next);
  };
  for (const write of writes) {
    if (write.start >= at) break;
    if (write.kind === 'sync' && write.end < at) {
      const file = seen.get(write.path);
      if (file) file.sync(write.start);
      else for (const next of changes.splice(0)) next(safe);
    } else if (write.kind === 'write' || write.kind === 'truncate') seen.get(write.path)?.add(write);
    else if (write.kind !== 'sync') change(nameChange(write, seen));
  }
  // Names are kept in order, so that of the last ones some are missing.
  changes = changes.slice(0, randomInt(changes.length + 1));
  for (const next of changes) next(safe);
  for (const [path, file] of safe) {
    if (path.endsWith('-shm')) continue;
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), file.cut());
  }
};

const nameChange = (
  write: Extract<DiskWrite, { kind: 'create' | 'unlink' | 'rename' }>,
  seen: Names,
): NameChange => {
  const { path } = write;
  const file = seen.get(path) ?? new File();
  if (write.kind === 'create') return (names) => void (names.has(path) || names.set(path, file));
  if (write.kind === 'unlink') return (names) => void names.delete(path);
  return (names) => {
    names.delete(path);
    names.set(write.to, file);
  };
};
