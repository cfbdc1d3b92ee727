import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The path of a Chromium, Chrome or Edge on this machine; CHROMIUM in the environment names one first. */
export const findBrowser = (): string | null => {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  return usualPaths.find(isExecutable) ?? null;
};

const canInstall = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

const install = (): void => {
  const options = {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  execFileSync('apt-get', ['update'], options);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
};

const complaint = (): string => {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return `CHROMIUM names ${named}, which is not a program.`;
  return 'No Chromium, Chrome or Edge was found: install Chromium (on Debian or Ubuntu: sudo apt install chromium), or name one in the environment variable CHROMIUM.';
};

/** Finds a browser, installing one where that is allowed; otherwise says in one sentence what is missing and ends. */
export const ensureBrowser = (): void => {
  if (findBrowser() === null && process.env['CHROMIUM'] === undefined && canInstall()) {
    console.log('No Chromium, Chrome or Edge was found: installing Chromium with apt.');
    try {
      install();
    } catch {
      console.error('Chromium could not be installed with apt: install it by hand and try again.');
      process.exit(1);
    }
  }
  if (findBrowser() !== null) return;
  console.error(complaint());
  process.exit(1);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureBrowser();
