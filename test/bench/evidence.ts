import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdtemp, mkdir, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenVault } from '../support/open-vault.ts';
import type { BenchGroup } from './harness.ts';
import { median, timed } from './index/measures.ts';

/** A picture of a screen. */
const itemBytes = 50_000;
const items = 200;
const rounds = 5;

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

const perSecond = (ms: number): number => (items * 1_000) / ms;

/** Evidence kept, beside plain `node:crypto` and `node:fs` doing the same bytes. */
export const evidenceBench: BenchGroup = {
  name: 'evidence',
  run: async (report) => {
    const folder = await mkdtemp(join(tmpdir(), 'thinkclick-evidence-'));
    const opened = await OpenVault.open();
    try {
      const { vault, evidenceKey } = opened;
      const plain = join(folder, 'plain');
      await mkdir(plain);
      const bytes = randomBytes(itemBytes);
      const [ours, theirs]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        const keep = async (one: (name: string) => Promise<unknown>): Promise<number> => {
          const [ms] = await timed(async () => {
            for (let item = 0; item < items; item += 1) await one(`${round}-${item}`);
          });
          return perSecond(ms);
        };
        ours.push(await keep((name) => vault.keep(name, bytes)));
        theirs.push(await keep((name) => keepPlainly(plain, evidenceKey, name, bytes)));
      }
      report({
        name: 'evidence.itemsPerSecond',
        figure: median(ours),
        unit: `items of ${itemBytes / 1_000} KB on the disk a second`,
        baseline: 'node:crypto and node:fs doing the same bytes',
        baselineFigure: median(theirs),
        runs: rounds,
      });
    } finally {
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
