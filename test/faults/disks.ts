import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk that can be made to take nothing more, and to take it again. */
export interface FaultyDisk {
  readonly name: string;
  /** What a person and a device are then told. */
  readonly reason: 'disk-full' | 'disk-fault';
  /** Where the data folder is made. */
  readonly folder: string;
  refuse(serverId: number): void;
  /** Null where the server is dead. */
  heal(serverId: number | null): void;
  remove(): void;
}

const run = (program: string, ...args: string[]): void => {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** Everywhere: the kernel refuses every byte that a process writes to a file, and it ends no process by it. */
export const limitedDisk = (): FaultyDisk => {
  const folder = mkdtempSync(join(tmpdir(), 'thinkclick-limited-'));
  const limit = (serverId: number, bytes: string): void =>
    run('prlimit', '--pid', String(serverId), `--fsize=${bytes}:`);
  return {
    name: 'a limit on what the process may write (prlimit)',
    reason: 'disk-fault',
    folder,
    refuse: (serverId) => limit(serverId, '1'),
    heal: (serverId) => {
      if (serverId !== null) limit(serverId, 'unlimited');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const fill = (file: string): void => {
  const handle = openSync(file, 'w');
  try {
    for (const size of [1_000_000, 4_096, 1]) writeUntilFull(handle, Buffer.alloc(size, 1));
  } finally {
    closeSync(handle);
  }
};

const writeUntilFull = (handle: number, bytes: Buffer): void => {
  try {
    for (;;) writeSync(handle, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
};

/** Where this user may mount: a small disk of its own that is really full. Null where not. */
export const smallDisk = (): FaultyDisk | null => {
  const folder = mkdtempSync(join(tmpdir(), 'thinkclick-small-'));
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=64m', 'none', folder);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = join(folder, 'filler');
  return {
    name: 'a small disk that is full (tmpfs)',
    reason: 'disk-full',
    folder,
    refuse: () => fill(filler),
    heal: () => rmSync(filler),
    remove: () => {
      run('umount', '--lazy', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

interface TracedFault {
  readonly name: string;
  readonly calls: string;
  readonly error: 'EIO' | 'EROFS';
}

/** Where strace is installed and may look into a process: the kernel answers these calls with an error. Null where not. */
const tracedDisk = ({ name, calls, error }: TracedFault): FaultyDisk | null => {
  if (spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'thinkclick-traced-'));
  const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}`];
  let tracer: ChildProcess | null = null;
  return {
    name,
    reason: 'disk-fault',
    folder,
    refuse: (serverId) => {
      const into = ['-f', '-p', String(serverId), '-o', '/dev/null'];
      tracer = spawn('strace', [...into, ...inject], { stdio: 'ignore' });
      waitForTracer(serverId);
    },
    heal: () => {
      tracer?.kill('SIGINT');
      tracer = null;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** As a dying disk does. */
export const unsyncedDisk = (): FaultyDisk | null =>
  tracedDisk({ name: 'an I/O error on every fsync (strace)', calls: 'fsync,fdatasync', error: 'EIO' });

/**
 * As when the kernel turns a file system read-only under a server that has its files open: a remount by hand is refused as
 * long as they are. `write` is left alone, for sockets use it too: a file of evidence fails where it is synced.
 */
export const readOnlyDisk = (): FaultyDisk | null =>
  tracedDisk({
    name: 'a disk that turns read-only (strace)',
    calls: 'pwrite64,ftruncate,fsync,fdatasync,mkdir,rename',
    error: 'EROFS',
  });

/** Until every thread of the process is traced. */
const waitForTracer = (serverId: number): void => {
  const deadline = performance.now() + 10_000;
  const isTraced = (task: string): boolean =>
    !/^TracerPid:\t0$/m.test(readFileSync(`/proc/${serverId}/task/${task}/status`, 'utf8'));
  while (!readdirSync(`/proc/${serverId}/task`).every(isTraced))
    if (performance.now() > deadline) throw new Error('strace could not look into the server');
};
