import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import { findBrowser } from '../../scripts/install-chromium.ts';
import type { MadeUpWeb } from './made-up-web.ts';
import { placePolicy, type PolicyMode, type PolicyPlace } from './policy-place.ts';
import { removeFolder } from './remove-folder.ts';
import { unpackExtension } from './unpacked-extension.ts';

export interface PupilBrowserOptions {
  readonly web: MadeUpWeb;
  /** The policy file for Linux as the Deploy page gives it: it force-installs and configures the extension. */
  readonly policyJson: string;
  /** A profile to go on with, kept at the end. A temporary one otherwise. */
  readonly userDataDir?: string;
  /** Opened by the command line, before anything else. */
  readonly startUrl?: string;
  readonly isHeadless?: boolean;
  readonly args?: readonly string[];
  /** False keeps the debugger away from the extension's worker: it would keep it alive. */
  readonly isWorkerWatched?: boolean;
}

export interface PupilBrowser {
  readonly browser: Browser;
  readonly mode: PolicyMode;
  readonly userDataDir: string;
  /** Ends it as a pupil would, so that the profile is written; the policy and a temporary profile go too. */
  close(): Promise<void>;
  /** Ends it like an empty battery. */
  kill(): Promise<void>;
}

/** A real browser that nothing looks into: a debugger would keep the extension's worker alive. */
export interface UnwatchedBrowser {
  readonly pid: number;
  readonly userDataDir: string;
  close(): Promise<void>;
}

/** The browser on this machine, or one clear sentence. */
const requireBrowser = (): string => {
  const browser = findBrowser();
  if (browser === null)
    throw new Error('No Chromium, Chrome or Edge was found: run scripts/install-chromium.ts.');
  return browser;
};

/** 1 lets a debugger see the extension's worker; 0 hides it, 2 switches remote debugging off. */
const forTests = (policyJson: string): string =>
  JSON.stringify({
    ...(JSON.parse(policyJson) as object),
    DeveloperToolsAvailability: 1,
    RemoteDebuggingAllowed: true,
  });

const commonArgs = (): string[] => [
  '--window-size=1366,768',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  ...(process.getuid?.() === 0 || process.env['CI'] !== undefined ? ['--no-sandbox'] : []),
];

const pupilArgs = (web: MadeUpWeb): string[] => [
  ...commonArgs(),
  `--host-resolver-rules=${web.resolverRules}`,
  '--ignore-certificate-errors',
];

interface Launch {
  readonly place: PolicyPlace;
  readonly userDataDir: string;
  /** For what one launch needs beside the profile. */
  readonly folder: string;
  remove(): Promise<void>;
}

const prepare = (options: PupilBrowserOptions): Launch => {
  const folder = mkdtempSync(join(tmpdir(), 'thinkclick-browser-'));
  const place = placePolicy(requireBrowser(), forTests(options.policyJson));
  return {
    place,
    userDataDir: options.userDataDir ?? join(folder, 'profile'),
    folder,
    remove: () => {
      place.remove();
      return removeFolder(folder);
    },
  };
};

const isHeadless = (wanted: boolean | undefined): boolean =>
  wanted ?? (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']);

const start = async (launch: Launch, options: PupilBrowserOptions): Promise<Browser> => {
  const isUnpacked = launch.place.mode === 'none';
  const extensions = isUnpacked ? [await unpackExtension(launch.folder, options.policyJson)] : [];
  return puppeteer.launch({
    executablePath: launch.place.executable,
    headless: isHeadless(options.isHeadless),
    pipe: true,
    userDataDir: launch.userDataDir,
    defaultViewport: null,
    ...(isUnpacked ? { enableExtensions: extensions } : {}),
    ...(options.isWorkerWatched === false && {
      targetFilter: (target) => target.type() !== 'service_worker',
    }),
    // The first stops force-installing, the others hide how a pupil's browser really behaves.
    ignoreDefaultArgs: [
      '--disable-background-networking',
      '--disable-extensions',
      '--disable-back-forward-cache',
    ],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...pupilArgs(options.web), ...(options.args ?? []), options.startUrl ?? 'about:blank'],
  });
};

const processEnded = async (browser: Browser): Promise<void> => {
  const child = browser.process();
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  await once(child, 'exit');
};

/** A pupil's real Chromium, with the extension force-installed by managed policy where the machine allows it. */
export const launchPupilBrowser = async (options: PupilBrowserOptions): Promise<PupilBrowser> => {
  const launch = prepare(options);
  let browser: Browser;
  try {
    browser = await start(launch, options);
  } catch (error) {
    await launch.remove();
    throw error;
  }
  const finish = async (end: () => Promise<void>): Promise<void> => {
    const ended = processEnded(browser);
    await end();
    await ended;
    await launch.remove();
  };
  return {
    browser,
    mode: launch.place.mode,
    userDataDir: launch.userDataDir,
    // Closing twice, or after a crash, is not a failure.
    close: () => finish(() => browser.close().catch(() => undefined)),
    kill: () => finish(async () => void browser.process()?.kill('SIGKILL')),
  };
};

/**
 * The same browser without any debugger; judge it by what the made-up web and the server saw. Where policy cannot be
 * placed it comes without the extension: only a debugger can bring one in unpacked.
 */
export const launchUnwatchedBrowser = (options: PupilBrowserOptions): UnwatchedBrowser => {
  const launch = prepare(options);
  const args = [
    ...pupilArgs(options.web),
    ...(isHeadless(options.isHeadless) ? ['--headless=new'] : []),
    `--user-data-dir=${launch.userDataDir}`,
    ...(options.args ?? []),
    options.startUrl ?? 'about:blank',
  ];
  const child = spawn(launch.place.executable, args, { stdio: 'ignore', detached: true });
  const exit = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    userDataDir: launch.userDataDir,
    close: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exit;
      clearTimeout(timer);
      await launch.remove();
    },
  };
};

export interface PlainBrowserOptions {
  readonly isHeadless?: boolean;
  /** Loopback alone when left out. */
  readonly resolverRules?: string;
}

/** A browser without policy and extension, for staff and for looking at pages. */
export const launchPlainBrowser = (options: PlainBrowserOptions = {}): Promise<Browser> => {
  const loopbackOnly = 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';
  return puppeteer.launch({
    executablePath: requireBrowser(),
    headless: isHeadless(options.isHeadless ?? true),
    pipe: true,
    defaultViewport: { width: 1366, height: 768 },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...commonArgs(),
      '--ignore-certificate-errors',
      `--host-resolver-rules=${options.resolverRules ?? loopbackOnly}`,
    ],
  });
};
