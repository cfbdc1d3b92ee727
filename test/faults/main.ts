import { killAgainAndAgain } from './kill-run.ts';
import { Tally } from './tally.ts';

const kills = Number(process.argv[2] ?? 1_000);
const tally = new Tally();
const start = performance.now();
await killAgainAndAgain(kills, tally);
for (const line of tally.lines()) console.log(line);
console.log(`${((performance.now() - start) / 1_000).toFixed(0)} s`);
process.exit(tally.faults.length === 0 ? 0 : 1);
