import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchPupilBrowser } from './launch-browser.ts';
import type { MadeUpWeb } from './made-up-web.ts';
import { removeFolder } from './remove-folder.ts';

export interface LeftTabs {
  readonly web: MadeUpWeb;
  /** The profile that will find them, not in use now. */
  readonly userDataDir: string;
  readonly urls: readonly string[];
}

export const restoringArgs: readonly string[] = ['--restore-last-session'];

/**
 * Tabs that a launch with `restoringArgs` brings back. They were opened in a browser without the extension: in one with
 * it they could not have been.
 */
export const leaveTabs = async ({ web, userDataDir, urls }: LeftTabs): Promise<void> => {
  const other = await mkdtemp(join(tmpdir(), 'thinkclick-left-'));
  const opened = await launchPupilBrowser({ web, policyJson: '{}', userDataDir: other });
  try {
    for (const url of urls) await (await opened.browser.newPage()).goto(url);
  } finally {
    await opened.close();
  }
  const sessions = join('Default', 'Sessions');
  await rm(join(userDataDir, sessions), { recursive: true, force: true });
  await cp(join(other, sessions), join(userDataDir, sessions), { recursive: true });
  await removeFolder(other);
};
