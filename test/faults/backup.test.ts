import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { yearFourNames } from '../support/made-up-people.ts';
import { waitUntil } from '../support/wait-until.ts';
import { Inspector } from './inspect.ts';
import { lookAtWhatIsLeft } from './left-behind.ts';
import { runTool, startTool } from './run-tool.ts';
import { SchoolUnderFire } from './school-under-fire.ts';
import { Writers } from './writers.ts';

let school: SchoolUnderFire;
let folder: string;
let backups: string;
let writers: Writers;
let writing: Promise<void>;

const backupsIn = (): string[] => readdirSync(backups).filter((name) => !name.startsWith('backup.lock'));
const backup = (...flags: string[]) => runTool('backup', [backups, ...flags], school.dataFolder);
const incidentsKept = (): number => school.notes.incident.acknowledged.size;

beforeAll(async () => {
  school = await SchoolUnderFire.open();
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-backups-'));
  backups = join(folder, 'kept');
  writers = new Writers(school);
  writing = writers.run();
  await waitUntil('there is something to lose', () => incidentsKept() > 20);
});
afterAll(async () => {
  writers.stop();
  await school.close();
  await writing;
  rmSync(folder, { recursive: true, force: true });
});

/** The newest backup of a server that is being written to. */
const newBackup = async (...flags: string[]): Promise<string> => {
  const before = new Set(readdirSync(folder).includes('kept') ? backupsIn() : []);
  const { code, errors } = await backup(...flags);
  expect([code, errors]).toEqual([0, '']);
  const [made = ''] = backupsIn().filter((name) => !before.has(name));
  return join(backups, made);
};

interface ManifestRead {
  readonly ledger: { readonly size: number; readonly root: string };
  readonly files: readonly { readonly path: string }[];
}
const manifestOf = (made: string): ManifestRead =>
  JSON.parse(readFileSync(join(made, 'manifest.json'), 'utf8')) as ManifestRead;

test('a server starts from a backup that was made while it was writing, and everything in it can be read', async () => {
  const acknowledged = new Map(
    Object.entries(school.notes).map(([kind, notes]) => [kind, new Set(notes.acknowledged)]),
  );
  const made = await newBackup();
  const { ledger, files } = manifestOf(made);
  const into = join(folder, 'restored');
  const { code, output } = await runTool('restore', [made, into], '');
  expect([code, output]).toEqual([0, expect.stringContaining(`a ledger of ${ledger.size} entries`)]);
  expect(output).toContain('Put the school’s keys back');
  expect(files.some(({ path }) => path.startsWith('keys/'))).toBe(false);
  cpSync(join(school.dataFolder, 'keys'), join(into, 'keys'), { recursive: true });

  const again = await SchoolUnderFire.openRestored(school, into);
  try {
    const lines = await again.as('dsl').do('ledger', {});
    expect(lines.find(({ action }) => action === 'restore-backup')).toMatchObject({ outcome: 'done' });
    // What was sent after the moment of the backup may be missing, and nothing before it.
    for (const [kind, notes] of Object.entries(again.notes)) {
      notes.acknowledged.clear();
      for (const name of acknowledged.get(kind) ?? []) notes.acknowledged.add(name);
    }
    const { faults } = await new Inspector(again).look(lookAtWhatIsLeft(into));
    expect(faults.filter((fault) => !fault.startsWith('Never sent'))).toEqual([]);
    expect(
      (await again.as('dsl').do('incidents', { shelf: 'open', search: '' })).total,
    ).toBeGreaterThanOrEqual(20);
  } finally {
    await again.close();
  }
});

test('that a backup was made is in the ledger of the school that it is of, and not in the backup', async () => {
  const made = await newBackup();
  const { files } = manifestOf(made);
  expect(files.some(({ path }) => path.startsWith('backups-made'))).toBe(false);
  const told = async () =>
    (await school.as('dsl').do('ledger', {})).some(({ action }) => action === 'make-backup');
  await waitUntil('the server has told the ledger', told, 30_000);
  await waitUntil(
    'the note is gone',
    () => readdirSync(join(school.dataFolder, 'backups-made')).length === 0,
  );
});

test('no name of a pupil is in the name of a file', async () => {
  const paths = manifestOf(await newBackup()).files.map(({ path }) => path.toLowerCase());
  const words = yearFourNames
    .flatMap((name) => name.toLowerCase().split(' '))
    .filter((word) => word.length > 3);
  expect(paths.filter((path) => words.some((word) => path.includes(word)))).toEqual([]);
});

test('the keys are in it only when that is asked for, and that is said', async () => {
  const plain = await backup();
  expect(plain.output).toContain('The school’s keys are not in it');
  const made = await newBackup('--with-keys');
  expect(manifestOf(made).files.map(({ path }) => path)).toContain('keys/evidence.key');
  const into = join(folder, 'with-keys');
  const { output } = await runTool('restore', [made, into], '');
  expect(output).not.toContain('Put the school’s keys back');
});

test('a backup that is killed leaves none, and the next one clears up after it', async () => {
  const before = backupsIn().length;
  const { child, answer } = startTool('backup', [backups], school.dataFolder);
  await waitUntil('it has begun', () => backupsIn().some((name) => name.endsWith('.part')), 15_000, 1);
  child.kill('SIGKILL');
  await answer;
  const finished = (): string[] => backupsIn().filter((name) => !name.endsWith('.part'));
  expect(finished()).toHaveLength(before);
  await newBackup();
  expect(backupsIn()).toHaveLength(before + 1);
  expect(finished()).toHaveLength(before + 1);
});

describe('what is wrong with a backup is named, and nothing is left of it', () => {
  let good: string;
  let bad: string;
  let count = 0;
  beforeAll(async () => {
    good = await newBackup();
  });
  const spoilt = (spoil: (made: string, evidence: string) => void): void => {
    count += 1;
    bad = join(folder, `bad-${count}`);
    cpSync(good, bad, { recursive: true });
    const evidence = manifestOf(bad).files.find(({ path }) => path.startsWith('evidence/'))?.path ?? '';
    spoil(bad, evidence);
  };
  const flip = (file: string): void => {
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  };

  test.each<[string, (made: string, evidence: string) => void, RegExp]>([
    ['a flipped picture', (made, evidence) => flip(join(made, evidence)), /evidence\/[\w-]+ is not what was/],
    [
      'a cut picture',
      (made, evidence) => truncateSync(join(made, evidence), 9),
      /evidence\/[\w-]+ was cut short/,
    ],
    ['a missing picture', (made, evidence) => rmSync(join(made, evidence)), /evidence\/[\w-]+ is missing/],
    [
      'a flipped database',
      (made) => flip(join(made, 'thinkclick.sqlite')),
      /thinkclick\.sqlite is not what was/,
    ],
    [
      'a cut database',
      (made) => truncateSync(join(made, 'thinkclick.sqlite'), 4096),
      /thinkclick\.sqlite was cut/,
    ],
    [
      'a longer file',
      (made, evidence) => appendFileSync(join(made, evidence), 'x'),
      /evidence\/[\w-]+ is not what/,
    ],
    [
      'a stranger',
      (made) => writeFileSync(join(made, 'evidence', 'x'), ''),
      /evidence\/x is not one of its files/,
    ],
    [
      'a flipped manifest',
      (made) => flip(join(made, 'manifest.json')),
      /manifest\.json (was changed|is damaged)/,
    ],
    ['a cut manifest', (made) => truncateSync(join(made, 'manifest.json'), 300), /manifest\.json is damaged/],
    ['a flipped signature', (made) => flip(join(made, 'manifest.sig')), /manifest\.json was changed/],
    ['no manifest', (made) => rmSync(join(made, 'manifest.json')), /manifest\.json is missing/],
  ])('%s', async (_what, spoil, sentence) => {
    spoilt(spoil);
    const into = join(folder, `into-${count}`);
    const { code, errors } = await runTool('restore', [bad, into], '');
    expect(errors).toMatch(sentence);
    expect([code, errors.trim().split('\n')]).toEqual([1, [expect.stringMatching(/^This backup cannot/)]]);
    expect(readdirSync(folder).filter((name) => name.startsWith(`into-${count}`))).toEqual([]);
  });

  test('a folder that is not empty', async () => {
    const into = join(folder, 'full');
    mkdirSync(into);
    writeFileSync(join(into, 'a-file'), 'mine');
    const { code, errors } = await runTool('restore', [good, into], '');
    expect([code, errors.trim()]).toEqual([
      1,
      expect.stringMatching(/full is not empty: .* empty folder only\.$/),
    ]);
    expect(readdirSync(into)).toEqual(['a-file']);
  });
});

test('a folder without a school is not backed up', async () => {
  const { code, errors } = await runTool('backup', [backups], join(folder, 'nothing-here'));
  expect([code, errors]).toEqual([1, expect.stringMatching(/^There is no school in /)]);
});
