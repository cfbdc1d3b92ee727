import { killAgainAndAgain } from './kill-run.ts';
import { Tally } from './tally.ts';

const kills = Number(process.argv[2] ?? 1_000);
if (!Number.isInteger(kills) || kills < 1) {
  console.error('It is used like this: npm run faults -- 1000');
  process.exit(1);
}
const tally = new Tally();
const start = performance.now();
await killAgainAndAgain(kills, tally);
for (const line of tally.lines()) console.log(line);
console.log(
  'A kill takes the process and not the page cache: what a power cut does to a disk is not shown by this.',
);
console.log(`${((performance.now() - start) / 1_000).toFixed(0)} s`);
process.exit(tally.faults.length === 0 ? 0 : 1);
