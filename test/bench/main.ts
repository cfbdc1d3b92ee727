import { alertsBench } from './alerts.ts';
import { decideBench } from './decide.ts';
import { deskBench } from './desk.ts';
import { emergencyBench } from './emergency.ts';
import { evidenceBench } from './evidence.ts';
import { chooseGroups, runBench } from './harness.ts';
import { flashBench } from './flash.ts';
import { indexBench } from './index.ts';
import { ingestBench } from './ingest.ts';
import { ledgerBench } from './ledger.ts';
import { lockBench } from './lock.ts';
import { pageloadBench } from './pageload.ts';
import { promptsBench } from './prompts.ts';
import { reconnectBench } from './reconnect.ts';
import { relayBench } from './relay.ts';
import { screensBench } from './screens.ts';
import { startBench } from './start.ts';
import { stopBench } from './stop.ts';
import { subresourcesBench } from './subresources.ts';
import { tilesBench } from './tiles.ts';

/** The only list of bench groups. */
const groups = [
  alertsBench,
  decideBench,
  deskBench,
  emergencyBench,
  evidenceBench,
  flashBench,
  indexBench,
  ingestBench,
  ledgerBench,
  lockBench,
  pageloadBench,
  promptsBench,
  reconnectBench,
  relayBench,
  screensBench,
  startBench,
  stopBench,
  subresourcesBench,
  tilesBench,
];

const choice = chooseGroups(groups, process.argv.slice(2));
if (choice.ok) {
  await runBench(choice.groups, choice.isJson, (line) => console.log(line));
  process.exit(0);
}
console.error(choice.sentence);
process.exit(1);
