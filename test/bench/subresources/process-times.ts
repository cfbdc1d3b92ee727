import { readdirSync, readFileSync } from 'node:fs';

const tickMs = 10;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly cpuMs: number;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
};

const processOf = (pid: number): Process | null => {
  // The name, in brackets, may hold spaces.
  const [, fields] = /\) (.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? [];
  if (fields === undefined) return null;
  const [, parent, ...rest] = fields.split(' ');
  return { pid, parent: Number(parent), cpuMs: (Number(rest[9]) + Number(rest[10])) * tickMs };
};

const familyOf = (root: number): Process[] => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? []);
  const family = new Set([root]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
};

/** CPU so far of a browser's processes: all of them, and the one in which the extension runs (0 where there is none). */
export const cpuMsOf = (browserPid: number): { readonly all: number; readonly extension: number } => {
  const sum = (processes: readonly Process[]): number => processes.reduce((ms, { cpuMs }) => ms + cpuMs, 0);
  const family = familyOf(browserPid);
  const isExtension = ({ pid }: Process): boolean =>
    read(`/proc/${pid}/cmdline`).includes('--extension-process');
  return { all: sum(family), extension: sum(family.filter(isExtension)) };
};
