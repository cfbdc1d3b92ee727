import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskAfterCut } from './disk-after-cut.ts';
import { readDiskWrites, straceInto, type DiskWrite } from './disk-writes.ts';
import { Inspector } from './inspect.ts';
import { lookAtWhatIsLeft } from './left-behind.ts';
import { kinds } from './notes.ts';
import { SchoolUnderFire } from './school-under-fire.ts';
import { Writers } from './writers.ts';

const writingMs = 2_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface PowerCuts {
  readonly cuts: number;
  readonly writes: number;
  readonly faults: readonly string[];
  /** Looked for, over all cuts. */
  readonly acknowledged: number;
}

/** Null where strace is not installed: without it nobody knows what was written and not yet synced. */
export const cutPower = async (cuts: number): Promise<PowerCuts | null> => {
  if (spawnSync('strace', ['-o', '/dev/null', 'true']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'thinkclick-cuts-'));
  const school = await SchoolUnderFire.open();
  try {
    const writes = await record(school, folder);
    const faults: string[] = [];
    let acknowledged = 0;
    const [first, last] = [writes[0]?.start ?? 0, writes.at(-1)?.start ?? 0];
    for (let cut = 1; cut <= cuts; cut += 1) {
      const at = first + Math.floor(Math.random() * (last - first));
      const found = await startAfterCut(school, writes, at, join(folder, `cut-${cut}`), join(folder, 'base'));
      faults.push(...found.faults.map((fault) => `Power cut ${cut}: ${fault}`));
      acknowledged += found.acknowledged;
    }
    return { cuts, writes: writes.length, faults, acknowledged };
  } finally {
    await school.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What a server does to the disk while a school writes, from a state that was all on it. */
const record = async (school: SchoolUnderFire, folder: string): Promise<DiskWrite[]> => {
  await school.server.end('SIGTERM');
  cpSync(school.dataFolder, join(folder, 'base'), { recursive: true });
  const traces = join(folder, 'traces');
  mkdirSync(traces);
  await school.startAgain(straceInto(traces)).listening();
  await school.bringDevicesBack();
  const writers = new Writers(school);
  const writing = writers.run();
  await pause(writingMs);
  await school.server.end('SIGKILL');
  writers.stop();
  await writing;
  return readDiskWrites(traces, school.dataFolder);
};

const startAfterCut = async (
  school: SchoolUnderFire,
  writes: readonly DiskWrite[],
  at: number,
  into: string,
  base: string,
): Promise<{ faults: readonly string[]; acknowledged: number }> => {
  mkdirSync(into, { mode: 0o700 });
  await diskAfterCut(base, writes, at, into);
  const left = lookAtWhatIsLeft(into);
  const again = await SchoolUnderFire.openRestored(school, into);
  let acknowledged = 0;
  try {
    for (const kind of kinds)
      for (const [name, when] of school.notes[kind].acknowledgedAt)
        if (when * 1_000 < at) {
          again.notes[kind].acknowledged.add(name);
          acknowledged += 1;
        }
    const { faults } = await new Inspector(again).look(left);
    return { faults, acknowledged };
  } finally {
    await again.close();
  }
};
