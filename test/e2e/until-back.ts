import type { Page } from 'puppeteer';
import type { EnrolledPupil } from '../support/enrolled-pupil.ts';
import type { School } from '../support/school.ts';
import { waitUntil } from '../support/wait-until.ts';

/**
 * After the server was away: a device that was alone for a while tries again less and less often, and a dashboard has its
 * own times.
 */
export const untilBack = async ({
  school,
  pupil,
  teacher,
}: {
  school: School;
  pupil: EnrolledPupil;
  teacher?: Page;
}): Promise<void> => {
  await waitUntil(
    'the device is back',
    async () => {
      const devices = await school.staff.admin.do('devices', {});
      return devices.some(({ deviceId, isConnected }) => deviceId === pupil.deviceId && isConnected);
    },
    90_000,
  );
  await teacher?.waitForSelector('[data-connection="online"]', { timeout: 30_000 });
};
