import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AudienceRules } from '#shared/policy/policy.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { filesHost } from '../support/made-up-files.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { publishForEveryone } from '../support/publish-for-everyone.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, ownPageOf, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import { removeFolder } from '../support/remove-folder.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let page: Page;
const downloads = mkdtempSync(join(tmpdir(), 'thinkclick-downloads-'));
const homework = join(downloads, '..', `thinkclick-homework-${process.pid}.txt`);

beforeAll(async () => {
  writeFileSync(homework, 'My homework');
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  const policy = { ...JSON.parse(school.deployment.linuxJson), DownloadDirectory: downloads };
  const deployment = { ...school.deployment, linuxJson: JSON.stringify(policy) };
  pupil = await EnrolledPupil.arrive({ web, school: { ...school, deployment }, pupil: first });
  await publish({ allowHosts: [filesHost] });
}, 90_000);

afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
  await removeFolder(downloads);
});

beforeEach(async () => {
  for (const each of (await pupil.opened.browser.pages()).slice(1)) await each.close();
  page = await openTab(pupil.opened.browser, `https://${filesHost}/`);
  await waitForTitle(page, 'Files');
});

const publish = (more: Partial<AudienceRules>) => publishForEveryone(school, more);

const filePage = (words: string): Promise<Page> =>
  waitUntil('the page about the file is shown', async () => {
    const pages = await pupil.opened.browser.pages();
    const shown = pages.find((each) => ownPageOf(each) === 'file');
    return shown !== undefined && (await waitForText(shown, words).catch(() => null)) !== null ? shown : null;
  });

const kept = (): string[] => readdirSync(downloads);

describe('a download', () => {
  test.each([
    ['#program', 'set-up.exe'],
    ['#disguised', 'holiday.jpg'],
    ['#made', 'made-here.exe'],
  ])('%s: a program is stopped, told of, and nothing of it is left', async (link, name) => {
    await page.click(link);
    await filePage('This file stays outside');
    await waitForText(await filePage('stays outside'), name);
    await waitUntil('nothing is left', () => kept().length === 0);
  });

  test('a document is kept', async () => {
    await page.click('#document');
    await waitUntil('it is there', () => kept().includes('plan.pdf'));
    await removeFolder(join(downloads, 'plan.pdf'));
  });

  test('what must be asked for first is not kept, and is after the policy allows it', async () => {
    await page.click('#archive');
    const asking = await filePage('Ask before you get a file');
    await waitUntil('nothing is left', () => kept().length === 0);
    await publish({ downloads: { archive: 'allow' } });
    await waitForText(asking, 'You may have this file');
    await asking.click('[data-choice="get-file"]');
    await waitUntil('it is there', () => kept().includes('photos.zip'));
    await removeFolder(join(downloads, 'photos.zip'));
    await publish({ downloads: { archive: 'ask' } });
  });
});

describe('an upload', () => {
  const sent = (): number => web.count(filesHost, '/send');
  const choose = async (): Promise<void> => {
    const input = (await page.$('#shown')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(homework);
  };
  const chooseHidden = async (): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.click('#hidden')]);
    await chooser.accept([homework]);
  };

  test.each([
    ['from an input', choose],
    ['from an input that the page never shows', chooseHidden],
  ])('%s waits until somebody has said yes', async (_way, giveFile) => {
    const before = sent();
    await giveFile();
    await filePage('Ask before you send a file');
    expect(sent()).toBe(before);
  });

  test('goes where the policy allows it', async () => {
    await publish({ uploads: 'allow' });
    const before = sent();
    // The rule is asked for when the chooser opens.
    await chooseHidden();
    await waitUntil('the site has it', () => sent() > before);
    await publish({ uploads: 'ask' });
  });
});
