import { killAgainAndAgain } from './kill-run.ts';
import { cutPower, type PowerCuts } from './power-cuts.ts';
import { Tally } from './tally.ts';

const kills = Number(process.argv[2] ?? 1_000);
if (!Number.isInteger(kills) || kills < 1) {
  console.error('It is used like this: npm run faults -- 1000');
  process.exit(1);
}
/** After each one a school's people sign in again, which takes a while. */
const powerCuts = Math.min(50, Math.ceil(kills / 20));

const told = ({ cuts, writes, acknowledged, faults }: PowerCuts): string =>
  `${cuts} power cuts, made from ${writes} recorded writes by losing what was not synced: ${acknowledged} acknowledged items looked for, ${faults.length} faults`;
const notShown =
  'A kill takes the process and not the page cache. What a power cut does is not shown: strace is not installed.';

const tally = new Tally();
const start = performance.now();
await killAgainAndAgain(kills, tally);
const cut = await cutPower(powerCuts);
for (const line of tally.lines()) console.log(line);
console.log(cut === null ? notShown : told(cut));
for (const fault of cut?.faults.slice(0, 20) ?? []) console.log(`FAULT ${fault}`);
console.log(`${((performance.now() - start) / 1_000).toFixed(0)} s`);
process.exit(tally.faults.length + (cut?.faults.length ?? 0) === 0 ? 0 : 1);
