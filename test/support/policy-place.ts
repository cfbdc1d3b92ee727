import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** How a browser is given managed policy on this machine. */
export type PolicyMode = 'namespace' | 'shared-folder' | 'none';

export interface PolicyPlace {
  readonly mode: PolicyMode;
  /** The program to start instead of the browser itself, so that it finds the policy. */
  readonly executable: string;
  /** Takes away every trace. */
  remove(): void;
}

interface Folders {
  /** An existing folder that a copy can be laid over without harm. */
  readonly anchor: string;
  readonly managed: string;
}

const foldersOf = (browser: string): Folders => {
  if (/edge/.test(browser)) return { anchor: '/etc/opt', managed: '/etc/opt/edge/policies/managed' };
  if (/google|chrome$/.test(browser))
    return { anchor: '/etc/opt', managed: '/etc/opt/chrome/policies/managed' };
  return { anchor: '/etc/chromium', managed: '/etc/chromium/policies/managed' };
};

const unshareFlags = (): string => (process.getuid?.() === 0 ? '-m' : '-rm');
const overlay = (copy: string, anchor: string): string =>
  `mount --make-rprivate / && mount --bind ${copy} ${anchor}`;

const canIsolate = (anchor: string): boolean =>
  existsSync(anchor) &&
  spawnSync('unshare', [unshareFlags(), 'bash', '-c', overlay(anchor, anchor)], { stdio: 'ignore' })
    .status === 0;

/** Tried once: what this machine allows. A private mount namespace leaves nothing behind even after a power cut. */
export const policyModeFor = (browser: string): PolicyMode => {
  if (process.platform !== 'linux') return 'none';
  if (canIsolate(foldersOf(browser).anchor)) return 'namespace';
  return process.getuid?.() === 0 ? 'shared-folder' : 'none';
};

const inNamespace = (browser: string, policyJson: string): PolicyPlace => {
  const { anchor, managed } = foldersOf(browser);
  const folder = mkdtempSync(join(tmpdir(), 'thinkclick-policy-'));
  const copy = join(folder, 'etc');
  cpSync(anchor, copy, { recursive: true });
  const managedCopy = join(copy, managed.slice(anchor.length));
  mkdirSync(managedCopy, { recursive: true });
  writeFileSync(join(managedCopy, 'thinkclick.json'), policyJson);
  const executable = join(folder, 'browser');
  const inside = `${overlay(copy, anchor)} && exec ${browser} "$@"`;
  writeFileSync(
    executable,
    `#!/bin/bash\nexec unshare ${unshareFlags()} bash -c '${inside}' browser "$@"\n`,
    {
      mode: 0o755,
    },
  );
  return { mode: 'namespace', executable, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const removeEmptyFolders = (folder: string, stop: string): void => {
  for (let path = folder; path !== stop && path.length > stop.length; path = dirname(path)) {
    try {
      rmdirSync(path);
    } catch {
      return;
    }
  }
};

const inSharedFolder = (browser: string, policyJson: string): PolicyPlace => {
  const { managed } = foldersOf(browser);
  const made = mkdirSync(managed, { recursive: true });
  const file = join(managed, `thinkclick-${process.pid}-${Date.now()}.json`);
  writeFileSync(file, policyJson);
  return {
    mode: 'shared-folder',
    executable: browser,
    remove: () => {
      rmSync(file, { force: true });
      if (made !== undefined) removeEmptyFolders(managed, dirname(made));
    },
  };
};

/** Lays a policy out for one browser, in the best way the machine allows. */
export const placePolicy = (browser: string, policyJson: string): PolicyPlace => {
  const mode = policyModeFor(browser);
  if (mode === 'namespace') return inNamespace(browser, policyJson);
  if (mode === 'shared-folder') return inSharedFolder(browser, policyJson);
  return { mode, executable: browser, remove: () => undefined };
};
