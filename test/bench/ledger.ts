import { generateKeyPairSync, hash as hashOf } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from '../../server/evidence/ledger.ts';
import { ledgerSigner } from '../../server/evidence/ledger-signer.ts';
import { openStorage } from '../../server/storage/storage.ts';
import type { BenchGroup } from './harness.ts';
import { median, timed } from './index/measures.ts';

const entries = 100_000;
const rounds = 5;
/** Of one entry: its facts' commitment, its own hash, and its share of the tree. */
const hashesPerEntry = 3;
const hashedBytes = 330;

const perSecond = (ms: number): number => (entries * 1_000) / ms;

/** The same number of hashes of as many bytes, and nothing else: what no verifier can do without. */
const bareHashes = (): void => {
  const bytes = Buffer.alloc(hashedBytes / hashesPerEntry);
  for (let hash = 0; hash < entries * hashesPerEntry; hash += 1) {
    bytes.writeUInt32LE(hash);
    hashOf('sha256', bytes);
  }
};

/** The whole of a long ledger looked through, beside its hashes alone; and entries written. */
export const ledgerBench: BenchGroup = {
  name: 'ledger',
  run: async (report) => {
    const folder = await mkdtemp(join(tmpdir(), 'thinkclick-ledger-'));
    const storage = await openStorage(join(folder, 'x.sqlite'));
    const signer = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
    try {
      const ledger = new Ledger({ storage, clock: Date.now, signer, file: join(folder, 'checkpoint') });
      const entry = (place: number) => ({
        actor: 'a1',
        action: 'lock-device',
        object: `d${place}`,
        outcome: 'done',
        facts: { minutes: 5, reason: 'Made up' },
      });
      const [writtenMs] = await timed(() =>
        Promise.all(Array.from({ length: entries }, (_, place) => ledger.append(entry(place)))),
      );
      const [ours, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        const [verifyMs, check] = await timed(() => ledger.verify());
        if (!check.ok || check.entries !== entries) throw new Error('The ledger is not whole.');
        ours.push(perSecond(verifyMs));
        const [bareMs] = await timed(bareHashes);
        bare.push(perSecond(bareMs));
      }
      const baseline = 'as many SHA-256 of as many bytes, and nothing else';
      const line = (name: string, unit: string, figure: number, runs: number): void =>
        report({ name, figure, unit, baseline, baselineFigure: median(bare), runs });
      line('ledger.verifyPerSecond', `entries a second, of ${entries}`, median(ours), rounds);
      line('ledger.writtenPerSecond', 'entries committed a second', perSecond(writtenMs), 1);
    } finally {
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
