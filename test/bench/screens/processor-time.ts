import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

interface ProcessLine {
  readonly parent: number;
  readonly ticks: number;
}

/** The fields of `/proc/<pid>/stat` after the name, which may hold anything. */
const readProcess = (pid: number): ProcessLine | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
};

/** Processor time used so far by a process and all that came of it, in s. */
export const processorSeconds = (root: number): number => {
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid));
  const lines = new Map(pids.flatMap((pid) => [[pid, readProcess(pid)] as const]));
  const isOurs = (pid: number): boolean => {
    if (pid === root) return true;
    const parent = lines.get(pid)?.parent ?? 0;
    return parent > 1 && isOurs(parent);
  };
  const ticks = pids.filter(isOurs).reduce((sum, pid) => sum + (lines.get(pid)?.ticks ?? 0), 0);
  return ticks / ticksPerSecond;
};
