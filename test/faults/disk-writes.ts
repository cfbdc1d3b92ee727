import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One thing that a process asked of the disk, with when it began and ended (epoch µs). */
export type DiskWrite = { readonly start: number; readonly end: number; readonly path: string } & (
  | { readonly kind: 'write'; readonly bytes: Buffer; readonly offset: number | null }
  | { readonly kind: 'truncate'; readonly size: number }
  | { readonly kind: 'sync' }
  | { readonly kind: 'create' }
  | { readonly kind: 'unlink' }
  | { readonly kind: 'rename'; readonly to: string }
);

/** How strace is started so that `readDiskWrites` can read what it wrote. */
export const straceInto = (folder: string): readonly string[] => [
  'strace',
  '-f',
  '-ff',
  '-o',
  join(folder, 'thread'),
  '-ttt',
  '-T',
  '-y',
  '-xx',
  '-s',
  '4000000',
  '-e',
  'trace=pwrite64,write,fsync,fdatasync,rename,ftruncate,unlink,openat',
];

/** Everything that was done in `dataFolder`, in the order in which it began. Paths from there. */
export const readDiskWrites = (folder: string, dataFolder: string): DiskWrite[] =>
  readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'latin1').split('\n'))
    .flatMap((line) => writeIn(line, `${dataFolder}/`) ?? [])
    .sort((one, other) => one.start - other.start);

const lineForm = /^(\d+\.\d+) (\w+)\((.*)\)\s+= (\d+)(?:<[^>]*>)? <(\d+\.\d+)>$/;
const unhex = (text: string): string =>
  text.replaceAll(/\\x([0-9a-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const writeIn = (line: string, within: string): DiskWrite | null => {
  const [, began = '', call = '', args = '', , took = ''] = lineForm.exec(line) ?? [];
  const start = Math.round(Number(began) * 1e6);
  const times = { start, end: start + Math.round(Number(took) * 1e6) };
  const ofFile = /^\d+<((?:\\x[0-9a-f]{2})*)>(?:, (.*))?$/.exec(args);
  const names = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text = '']) => unhex(text));
  const path = unhex(ofFile?.[1] ?? '');
  const rest = ofFile?.[2] ?? '';
  const below = (full: string): string | null =>
    full === within.slice(0, -1) ? '' : full.startsWith(within) ? full.slice(within.length) : null;
  const mine = below(ofFile ? path : call === 'openat' ? (names[0] ?? '') : (names[0] ?? ''));
  if (mine === null || mine.endsWith('-shm')) return null;
  const at = { ...times, path: mine };
  switch (call) {
    case 'write':
    case 'pwrite64': {
      const bytes = Buffer.from(unhex(/^"([^"]*)"/.exec(rest)?.[1] ?? ''), 'latin1');
      const offset = call === 'write' ? null : Number(/(\d+)$/.exec(rest)?.[1]);
      return { ...at, kind: 'write', bytes, offset };
    }
    case 'fsync':
    case 'fdatasync':
      return { ...at, kind: 'sync' };
    case 'ftruncate':
      return { ...at, kind: 'truncate', size: Number(rest) };
    case 'rename':
      return { ...at, kind: 'rename', to: below(names[1] ?? '') ?? '' };
    case 'unlink':
      return { ...at, kind: 'unlink' };
    case 'openat':
      return args.includes('O_CREAT') ? { ...at, kind: 'create' } : null;
    default:
      return null;
  }
};
