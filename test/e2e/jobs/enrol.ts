import { expect, test } from 'vitest';
import {
  extensionIdIn,
  extensionWorker,
  installTypeIn,
  keptPrivateKeys,
} from '../../support/extension-worker.ts';
import { FakeDevice } from '../../support/fake-device.ts';
import { configurationIn } from '../../support/managed-configuration.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Stage } from '../stage.ts';

export const enrolTests = (stage: () => Stage): void => {
  test('managed policy installs the extension and tells it where its server is', async () => {
    const { pupil, school } = stage();
    const { browser } = pupil.opened;
    expect(await extensionIdIn(browser)).toBe(school.deployment.extensionId);
    expect(await installTypeIn(browser)).toBe('admin');
    const worker = await extensionWorker(browser);
    const managed = await worker.evaluate(() => chrome.storage.managed.get(null));
    expect(managed).toEqual(configurationIn(school.deployment.linuxJson));
  });

  test('the device’s key cannot be read out', async () => {
    expect(await keptPrivateKeys(stage().pupil.opened.browser)).toEqual([
      { extractable: false, curve: 'P-256' },
    ]);
  });

  test('the device is bound to its pupil, and stays the same device after a restart of the browser', async () => {
    const { pupil, pupilId, school } = stage();
    const devicesOf = async () =>
      (await school.staff.admin.do('devices', {})).filter((device) => device.pupilId === pupilId);
    expect((await devicesOf()).map(({ deviceId }) => deviceId)).toEqual([pupil.deviceId]);
    await pupil.restart();
    await expect
      .poll(devicesOf, { timeout: 15_000 })
      .toMatchObject([{ deviceId: pupil.deviceId, isConnected: true, problems: [] }]);
  });

  test('a web page with a copied key is not a device, and its try is on record', async () => {
    const { school } = stage();
    const { extensionId, linuxJson } = school.deployment;
    const configuration = configurationIn(linuxJson);
    const before = (await school.staff.admin.do('devices', {})).length;
    const page = new FakeDevice({ extensionId, configuration, origin: 'https://copied-key.example' });
    page.start();
    await waitUntil('the wrong origin stands in the ledger', async () =>
      (await school.staff.head.do('ledger', {})).some((entry) =>
        JSON.stringify(entry).includes('wrong-origin'),
      ),
    );
    await page.stop();
    expect(await school.staff.admin.do('devices', {})).toHaveLength(before);
  });
};
