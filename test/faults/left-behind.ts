import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointFileIn, databaseFileIn } from '../../server/config.ts';

/** What a kill leaves in the data folder, before anybody has looked at it again. */
export interface LeftBehind {
  /** Evidence files that were being written. */
  readonly evidenceParts: number;
  readonly evidenceFiles: readonly string[];
  readonly checkpointPart: boolean;
  /** The newest signed checkpoint outside the database; empty where there is none. */
  readonly checkpoint: string;
  /** The log of the database ends inside a transaction. */
  readonly openTransaction: boolean;
}

const frameHeadBytes = 24;

/** The frames that a transaction had written before it was cut: those after the last one that ends a transaction. */
const endsInTransaction = (file: string): boolean => {
  if (!existsSync(file) || statSync(file).size < 32) return false;
  const log = readFileSync(file);
  const frameBytes = log.readUInt32BE(8) + frameHeadBytes;
  const salts = log.subarray(16, 24);
  let isOpen = false;
  for (let at = 32; at + frameHeadBytes <= log.length; at += frameBytes) {
    if (!log.subarray(at + 8, at + 16).equals(salts)) break;
    isOpen = log.readUInt32BE(at + 4) === 0;
  }
  return isOpen;
};

export const lookAtWhatIsLeft = (dataFolder: string): LeftBehind => {
  const folder = join(dataFolder, 'evidence');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const checkpoint = checkpointFileIn(dataFolder);
  return {
    evidenceParts: names.filter((name) => name.endsWith('.part')).length,
    evidenceFiles: names.filter((name) => !name.endsWith('.part')),
    checkpointPart: existsSync(`${checkpoint}.part`),
    checkpoint: existsSync(checkpoint) ? readFileSync(checkpoint, 'utf8') : '',
    openTransaction: endsInTransaction(`${databaseFileIn(dataFolder)}-wal`),
  };
};
