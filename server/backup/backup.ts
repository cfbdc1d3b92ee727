import { resolve } from 'node:path';
import { readSettings } from '../config.ts';
import { makeBackup, type MadeBackup } from './make-backup.ts';
import { runTool } from './run-tool.ts';

const usage = 'npm run backup -- FOLDER [--with-keys]';

const withoutKeys =
  'The school’s keys are not in it: whoever has both can read everything. Keep keys/ of the data folder safe somewhere else, or add --with-keys for a backup that is itself locked away.';
const withKeys = 'The school’s keys are in it: whoever has this folder can read everything.';

const told = ({ folder, manifest }: MadeBackup): string => {
  const megabytes = manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1_000_000;
  const what = `${manifest.files.length} files, ${megabytes.toFixed(1)} MB, ${manifest.ledger.size} entries of the ledger`;
  return `Backed up to ${folder}: ${what}.\n${manifest.hasKeys ? withKeys : withoutKeys}`;
};

await runTool(usage, ['--with-keys'], 1, async ([folder = ''], flags) => {
  const made = await makeBackup({
    dataFolder: readSettings(process.env).dataFolder,
    into: resolve(folder),
    withKeys: flags.has('--with-keys'),
    now: Date.now(),
  });
  console.log(told(made));
  return made.warnings;
});
