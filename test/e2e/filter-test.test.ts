import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filterTestHost } from '#shared/filter-test.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { extensionWorker } from '../support/extension-worker.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, waitForOwnPage } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;

beforeAll(async () => {
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  await waitUntil('the device is well', async () =>
    (await school.staff.admin.do('devices', {})).every(({ problems }) => problems.length === 0),
  );
}, 90_000);

afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const testNow = () => school.staff.admin.do('testFilter', { deviceId: pupil.deviceId });
const failedSteps = (findings: readonly { step: string; passed: boolean }[]): string[] =>
  findings.flatMap(({ step, passed }) => (passed ? [] : step));

test('a real device passes, sends nothing to the test site, and the record stays', async () => {
  const windowsBefore = (await pupil.opened.browser.pages()).length;
  const { passed, findings } = await testNow();
  expect(failedSteps(findings)).toEqual([]);
  expect(passed).toBe(true);
  expect(findings.map(({ step }) => step)).toContain('program');
  expect(web.count(filterTestHost)).toBe(0);
  await waitUntil(
    'its window is gone',
    async () => (await pupil.opened.browser.pages()).length === windowsBefore,
  );
  const { tests } = await school.staff.filteringManager.do('filterTests', {});
  expect(tests).toMatchObject([{ passed: true, by: 'Sam Oduya' }]);
}, 60_000);

test('a device that has lost its rules does not pass, and says which step', async () => {
  const worker = await extensionWorker(pupil.opened.browser);
  await worker.evaluate(async () => {
    const rules = await chrome.declarativeNetRequest.getDynamicRules();
    await chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: rules.map(({ id }) => id) });
  });
  const { passed, findings } = await testNow();
  expect(passed).toBe(false);
  expect(failedSteps(findings)).toContain('rules');
}, 60_000);

test('a site on a sealed list is stopped in the browser, and nothing is sent to it', async () => {
  const { filteringManager } = school.staff;
  const hash = createHash('sha256').update('sealed.example').digest('hex');
  const text = `thinkclick sealed list 1\nsource: Made-up Foundation\nissued: 2026-11-01\n${hash}\n`;
  const { version } = await filteringManager.do('loadSealedList', { text });
  await waitUntil('the device has the list', async () => {
    const { status } = await filteringManager.do('policy', {});
    return status.version >= version && status.applied === status.connected;
  });
  const page = await openTab(pupil.opened.browser, 'https://www.sealed.example/x');
  await waitForOwnPage(page, 'blocked');
  expect(web.count('www.sealed.example')).toBe(0);
}, 60_000);

test('is for those who answer for the filter', async () => {
  const answer = await school.staff.teacher.call('testFilter', { deviceId: pupil.deviceId });
  expect(answer).toMatchObject({ ok: false, reason: 'not-allowed' });
});
