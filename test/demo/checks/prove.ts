import { madeUpStaff } from '../../support/made-up-people.ts';
import { Verifier } from '../../support/verifier.ts';
import { must, type Check, type CheckedDay } from '../check.ts';
import { recordedIncident } from './review.ts';

const exported = async ({ school, server }: CheckedDay, incidentId: string): Promise<Response> => {
  const headers = { cookie: school.staff.dsl.cookie() };
  return fetch(`${server.url}/api/incidents/${incidentId}/export`, { headers });
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
    const verifier = new Verifier(day.server.dataFolder);
    const whole = await verifier.verify(bytes, '--key', key);
    must(whole.code === 0, `The export does not verify: ${whole.said}`);
    const changed = await verifier.verify(flippedInTheMiddle(bytes), '--key', key);
    must(changed.code !== 0, 'A changed export verifies');
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
