import { FakeDevice } from '../../support/fake-device.ts';
import { installTypeIn, keptPrivateKeys } from '../../support/extension-worker.ts';
import { configurationIn } from '../../support/managed-configuration.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check, type CheckedDay } from '../check.ts';

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A device that knows the address, but not the school's enrolment key. */
const refuseStranger = async ({ school }: CheckedDay): Promise<void> => {
  const { extensionId, linuxJson } = school.deployment;
  const configuration = { ...configurationIn(linuxJson), enrolmentKey: 'not-the-key-of-this-school' };
  const stranger = new FakeDevice({ extensionId, configuration });
  try {
    stranger.start();
    const status = await waitUntil('the stranger is refused', () =>
      stranger.status.is === 'refused' ? stranger.status : null,
    );
    must(status.reason === 'bad-enrolment-key', `A stranger was refused for ${status.reason}`);
  } finally {
    await stranger.stop();
  }
};

const lookIntoBrowsers = async ({ pupils }: CheckedDay): Promise<string> => {
  for (const { name, opened } of pupils) {
    const keys = await keptPrivateKeys(opened.browser);
    must(keys.length === 1, `${name}’s device keeps ${keys.length} private keys`);
    must(keys[0]?.extractable === false && keys[0].curve === 'P-256', `${name}’s key can be copied`);
    if (opened.mode === 'none') continue;
    const installType = await installTypeIn(opened.browser);
    must(installType === 'admin', `${name}’s extension came in as ${installType}, not by policy`);
  }
  return pupils.every(({ opened }) => opened.mode !== 'none') ? 'force-installed' : 'unpacked';
};

export const enrolCheck: Check = {
  job: 'Enrol',
  run: async (day) => {
    const devices = await day.school.staff.admin.do('devices', {});
    const bound = devices.filter(({ pupilId, isConnected }) => pupilId !== null && isConnected);
    must(bound.length === 30, `${bound.length} of 30 devices are connected and bound to a pupil`);
    const how = await lookIntoBrowsers(day);
    await refuseStranger(day);
    const ms = median(day.pupils.map(({ enrolledInMs }) => enrolledInMs));
    return `30 of 30 devices enrolled and bound, 3 of them Chromium (${how}, ${(ms / 1000).toFixed(1)} s from launch); a wrong key refused`;
  },
};
