import type { Page } from 'puppeteer';
import type { EndpointAnswer } from '#shared/api.ts';
import { choose, openDashboard, press, waitForWords } from '../../support/dashboard-page.ts';
import { extensionIdIn } from '../../support/extension-worker.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import { must, type Check } from '../check.ts';

/** The update manifest and the packed extension, as a Chromebook without a login gets them. */
const download = async (updateUrl: string): Promise<number> => {
  const manifest = await (await fetch(updateUrl)).text();
  const codebase = /codebase=['"]([^'"]+)['"]/.exec(manifest)?.[1] ?? '';
  const packed = new Uint8Array(await (await fetch(codebase)).arrayBuffer());
  must(new TextDecoder().decode(packed.subarray(0, 4)) === 'Cr24', 'The packed extension is not a CRX file');
  return packed.length;
};

/** Presses Copy and reads what a person would then paste. */
const copied = async (page: Page, what: string): Promise<string> => {
  const button = `button[aria-label="Copy ${what}"]`;
  await page.locator(button).click();
  await waitForWords(page, 'Copied', button);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  return text.replaceAll('\r\n', '\n');
};

const copyEverything = async (page: Page, deployment: EndpointAnswer<'deployment'>): Promise<number> => {
  const { extensionId, updateUrl, serverUrl, googleAdminJson, linuxJson, edgeRegistry } = deployment;
  const parts = { 'extension ID': extensionId, 'update address': updateUrl, 'server address': serverUrl };
  const forms = { 'Google Admin': googleAdminJson, Linux: linuxJson, 'Edge on Windows': edgeRegistry };
  for (const [what, text] of Object.entries(parts)) {
    must((await copied(page, what)) === text, `Copy ${what} gives something else`);
  }
  for (const [label, text] of Object.entries(forms)) {
    await choose(page, label);
    const pasted = await copied(page, `policy for ${label}`);
    must(pasted === text.replaceAll('\r\n', '\n'), `Copy policy for ${label} gives something else`);
  }
  return Object.keys({ ...parts, ...forms }).length;
};

export const pushCheck: Check = {
  job: 'Push',
  run: async ({ school, pupils, server, staffBrowser }) => {
    const page = await openDashboard(staffBrowser, server.url, madeUpStaff.admin);
    await press(page, 'Deploy');
    const { extensionId, updateUrl, recommended } = school.deployment;
    await waitForWords(page, extensionId);
    const texts = await copyEverything(page, school.deployment);
    for (const { name, opened } of pupils) {
      const id = await extensionIdIn(opened.browser);
      must(opened.mode === 'none' || id === extensionId, `${name} runs ${id}`);
    }
    const bytes = await download(updateUrl);
    const devices = await school.staff.admin.do('devices', {});
    const healthy = devices.filter(({ problems }) => problems.length === 0).length;
    // An unpacked extension says rightly that a layer is missing.
    const unpacked = pupils.filter(({ opened }) => opened.mode === 'none').length;
    must(healthy + unpacked === devices.length, `${healthy} of ${devices.length} devices are healthy`);
    await page.browserContext().close();
    return `packed extension of ${Math.round(bytes / 1000)} kB served, ${texts} texts copied, ${recommended.length} policies recommended, ${healthy} of ${devices.length} devices healthy`;
  },
};
