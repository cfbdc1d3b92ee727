import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { restoreBackup } from './restore-backup.ts';
import { runTool } from './run-tool.ts';

const usage = 'npm run restore -- BACKUP EMPTY-FOLDER';

await runTool(usage, [], 2, async ([backup = '', folder = '']) => {
  const into = resolve(folder);
  const { madeAt, ledger, files } = await restoreBackup({ backup: resolve(backup), into, now: Date.now() });
  console.log(
    `Restored the backup of ${madeAt} into ${into}: ${files.length} files, and a ledger of ${ledger.size} entries whose root is the one that was signed, by the key ${ledger.key}.`,
  );
  if (!existsSync(join(into, 'keys')))
    console.log(`Put the school’s keys back as ${join(into, 'keys')} before you start the server.`);
  return [];
});
