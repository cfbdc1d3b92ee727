import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenVault } from '../support/open-vault.ts';
import type { BenchGroup } from './harness.ts';
import { median, timed } from './index/measures.ts';

/** A picture of a screen. */
const itemBytes = 50_000;
const items = 200;
const rounds = 5;
/** As many pictures as a class may send in one moment. */
const together = 30;

/** Hash, encrypt with a key of its own, wrap that key, and write through to the disk: what keeping an item comes down to. */
const keepPlainly = async (folder: string, schoolKey: Buffer, name: string, bytes: Buffer): Promise<void> => {
  createHash('sha256').update(bytes).digest();
  const dataKey = randomBytes(32);
  const encrypt = (key: Buffer, text: Buffer): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, randomBytes(12));
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  };
  const sealed = Buffer.concat([encrypt(schoolKey, dataKey), encrypt(dataKey, bytes)]);
  const handle = await open(join(folder, `${name}.part`), 'wx');
  await handle.writeFile(sealed);
  await handle.sync();
  await handle.close();
  await rename(join(folder, `${name}.part`), join(folder, name));
  const parent = await open(folder, 'r');
  await parent.sync();
  await parent.close();
};

type KeepOne = (name: string) => Promise<unknown>;

const oneAfterAnother = async (keep: KeepOne, names: readonly string[]): Promise<void> => {
  for (const name of names) await keep(name);
};

const manyTogether = async (keep: KeepOne, names: readonly string[]): Promise<void> => {
  for (let start = 0; start < names.length; start += together)
    await Promise.all(names.slice(start, start + together).map(keep));
};

const ways = [
  { name: 'evidence.itemsPerSecond', unit: 'one after another', keepAll: oneAfterAnother },
  { name: 'evidence.togetherPerSecond', unit: `${together} at once`, keepAll: manyTogether },
] as const;

const perSecondOf = async (keepAll: () => Promise<void>): Promise<number> => {
  const [ms] = await timed(keepAll);
  return (items * 1_000) / ms;
};

/** Evidence kept, beside plain `node:crypto` and `node:fs` doing the same bytes. */
export const evidenceBench: BenchGroup = {
  name: 'evidence',
  run: async (report) => {
    const folder = await mkdtemp(join(tmpdir(), 'thinkclick-evidence-'));
    const opened = await OpenVault.open();
    try {
      const { vault, evidenceKey } = opened;
      const bytes = randomBytes(itemBytes);
      const ours: KeepOne = (name) => vault.keep(name, bytes);
      const theirs: KeepOne = (name) => keepPlainly(folder, evidenceKey, name, bytes);
      for (const { name, unit, keepAll } of ways) {
        const [figures, baselines]: [number[], number[]] = [[], []];
        for (let round = 0; round < rounds; round += 1) {
          const names = Array.from(
            { length: items },
            (_, item) => `${unit.replaceAll(' ', '-')}-${round}-${item}`,
          );
          figures.push(await perSecondOf(() => keepAll(ours, names)));
          baselines.push(await perSecondOf(() => keepAll(theirs, names)));
        }
        report({
          name,
          figure: median(figures),
          unit: `items of ${itemBytes / 1_000} KB on the disk a second, ${unit}`,
          baseline: 'node:crypto and node:fs doing the same bytes',
          baselineFigure: median(baselines),
          runs: rounds,
        });
      }
    } finally {
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
