import { openStorage } from '../../server/storage/storage.ts';

// Run as a process of its own: stores without end, and prints each acknowledged number until it is killed.
const storage = await openStorage(process.argv[2] ?? '');

const device = async (deviceId: string): Promise<void> => {
  for (let seq = 1; ; seq++) {
    const rest = { kind: 'visit', at: seq, receivedAt: seq, pupilId: null, url: null, text: '', body: '{}' };
    await storage.ingest([{ deviceId, seq, ...rest }]);
    process.stdout.write(`${deviceId} ${seq}\n`);
  }
};

await Promise.all(['a', 'b', 'c', 'd'].map(device));
