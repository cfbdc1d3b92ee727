import { expect, test } from 'vitest';
import { killAgainAndAgain } from './kill-run.ts';
import { Tally } from './tally.ts';

// The same, a thousand times: `npm run faults`.
test(
  'a server that is killed while it writes loses nothing and doubles nothing',
  { timeout: 120_000 },
  async () => {
    const tally = new Tally();
    await killAgainAndAgain(24, tally);
    expect(tally.faults).toEqual([]);
    expect(tally.kills).toBe(24);
    expect(tally.acknowledged).toBeGreaterThan(500);
  },
);
