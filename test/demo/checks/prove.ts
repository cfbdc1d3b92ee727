import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../support/package-root.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import { must, type Check, type CheckedDay } from '../check.ts';
import { recordedIncident } from './review.ts';

const exported = async ({ school, server }: CheckedDay, incidentId: string): Promise<Response> => {
  const headers = { cookie: school.staff.dsl.cookie() };
  return fetch(`${server.url}/api/incidents/${incidentId}/export`, { headers });
};

/** What the program says that anybody may run who was given the file. */
const verify = async (bytes: Uint8Array, key: string): Promise<{ isWhole: boolean; said: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-demo-'));
  try {
    const file = join(folder, 'incident.zip');
    await writeFile(file, bytes);
    const program = join(packageRoot, 'scripts/verify-evidence.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [program, file, '--key', key]);
    return { isWhole: true, said: stdout };
  } catch (error) {
    return { isWhole: false, said: String((error as { stdout?: string }).stdout ?? error) };
  } finally {
    await rm(folder, { recursive: true });
  }
};

const flippedInTheMiddle = (bytes: Uint8Array): Uint8Array => {
  const copy = Buffer.from(bytes);
  const middle = Math.floor(copy.length / 2);
  copy.writeUInt8(copy.readUInt8(middle) ^ 1, middle);
  return copy;
};

export const proveCheck: Check = {
  job: 'Prove',
  run: async (day) => {
    const { dsl } = day.school.staff;
    const { incidentId } = await recordedIncident(day);
    await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    const { key, entries } = await dsl.do('checkLedger', {});
    const response = await exported(day, incidentId);
    must(response.ok, `The incident was not exported: ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const whole = await verify(bytes, key);
    must(whole.isWhole, `The export does not verify: ${whole.said}`);
    must(!(await verify(flippedInTheMiddle(bytes), key)).isWhole, 'A changed export verifies');
    return `${Math.ceil(bytes.byteLength / 1024)} KB exported and verified offline in a ledger of ${entries}; one flipped bit is found`;
  },
};

/** Last: the device of the incident is stopped with it. */
export const sealCheck: Check = {
  job: 'Seal',
  run: async (day) => {
    const { dsl } = day.school.staff;
    const { incidentId } = await recordedIncident(day);
    await dsl.do('stopAndRefer', { incidentId });
    const opened = await dsl.call('incident', { incidentId });
    must(!opened.ok, 'A sealed incident was opened');
    const response = await exported(day, incidentId);
    must(!response.ok, 'A sealed incident was exported');
    const { fault } = await dsl.do('checkLedger', {});
    must(fault === null, `The ledger does not verify: ${fault?.why}`);
    return 'stopped and referred; nobody opens or exports it any more; the ledger verifies';
  },
};
