import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { packageRoot } from './package-root.ts';
import { serverFlags } from '../../scripts/server-flags.mjs';

export interface ServerOptions {
  /** An existing data folder, which is then kept at the end. A temporary one otherwise. */
  readonly dataFolder?: string;
  /** Nothing is in the data folder yet, so that it gives a set-up link. */
  readonly isEmpty?: boolean;
  /** A folder that the temporary one begins as a copy of. */
  readonly copyOf?: string;
  readonly port?: number;
  /** Where another build stands; this one otherwise. */
  readonly root?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Its machine's clock can be turned while it runs. */
  readonly isClockTurnable?: boolean;
}

/** The server a school would run, as a process of its own on a loopback port. */
export interface TestServer {
  readonly url: string;
  /** The one-time set-up link; empty where the data folder was set up before. */
  readonly setUpUrl: string;
  readonly dataFolder: string;
  /** Ends it with SIGTERM and removes a temporary data folder; gives the exit code. */
  stop(): Promise<number | null>;
  /** Ends it like a power cut. `restart` brings it back. */
  kill(): Promise<void>;
  /** Ends it if it runs, and starts it again on the same port and data folder; from then on its machine's clock is ahead. */
  restart(about?: { readonly clockAheadMs: number }): Promise<void>;
  /** Turns its machine's clock further ahead while it runs; until it is started again. */
  turnClock(byMs: number): void;
  /** Its process. */
  pid(): number;
  /** Resident memory now. */
  residentBytes(): Promise<number>;
  /** What it logged so far. */
  log(): string;
}

interface Running {
  readonly child: ChildProcess;
  readonly setUpUrl: string;
}

const started = (child: ChildProcess, log: string[], isFresh: boolean): Promise<Running> =>
  new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string): void =>
      reject(new Error(`The server did not start (${why}).\n${output}${log.join('')}`));
    const timer = setTimeout(() => fail('no answer in 20 s'), 20_000);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`exit code ${code}`));
    child.stdout?.on('data', (bytes: Buffer) => {
      output += bytes.toString();
      const setUpUrl = /^Set up your school: (\S+)$/m.exec(output)?.[1] ?? '';
      if (!output.includes('ThinkClick is listening on ') || (isFresh && setUpUrl === '')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve({ child, setUpUrl });
    });
  });

const launch = (
  root: string,
  environment: NodeJS.ProcessEnv,
  log: string[],
  isFresh: boolean,
): Promise<Running> => {
  const main = join(root, 'dist/server/main.js');
  const child = spawn(process.execPath, [...serverFlags, main], {
    env: environment,
    // Its own group: Ctrl-C in the terminal reaches us alone, and we end it in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const killWithUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('close', () => process.off('exit', killWithUs));
  child.stderr?.on('data', (bytes: Buffer) => log.push(bytes.toString()));
  return started(child, log, isFresh);
};

const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exit;
  clearTimeout(timer);
  return child.exitCode;
};

/**
 * What has a process take another time for now than this one, as on a machine whose clock is ahead, and go further ahead
 * by as much as it is sent.
 */
const clockAhead = (aheadMs: number): NodeJS.ProcessEnv => {
  const code = `
    const { now } = Date;
    let aheadMs = ${aheadMs};
    Date.now = () => now() + aheadMs;
    process.on('message', (byMs) => { aheadMs += byMs; });
    process.channel?.unref();`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
};

const residentBytes = async (child: ChildProcess): Promise<number> => {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) * 1024;
};

const temporaryFolder = async (copyOf: string | undefined): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-data-'));
  if (copyOf !== undefined) await cp(copyOf, folder, { recursive: true });
  return folder;
};

/** Starts `dist/server/main.js`; build it first. */
export const startServer = async (options: ServerOptions = {}): Promise<TestServer> => {
  const root = options.root ?? packageRoot;
  const dataFolder = options.dataFolder ?? (await temporaryFolder(options.copyOf));
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const environment = {
    ...process.env,
    THINKCLICK_DATA: dataFolder,
    THINKCLICK_HOST: '127.0.0.1',
    THINKCLICK_PORT: String(port),
    THINKCLICK_URL: url,
    THINKCLICK_LOG_LEVEL: 'warn',
    ...options.environment,
    ...(options.isClockTurnable && clockAhead(0)),
  };
  const log: string[] = [];
  const isTemporary = options.dataFolder === undefined;
  const removeData = async (): Promise<void> => {
    if (isTemporary) await rm(dataFolder, { recursive: true, force: true });
  };
  let running: Running;
  try {
    running = await launch(
      root,
      environment,
      log,
      options.isEmpty ?? (isTemporary && options.copyOf === undefined),
    );
  } catch (error) {
    await removeData();
    throw error;
  }
  const { setUpUrl } = running;
  return {
    url,
    setUpUrl,
    dataFolder,
    stop: async () => {
      const code = await ended(running.child, 'SIGTERM');
      await removeData();
      return code;
    },
    kill: async () => {
      await ended(running.child, 'SIGKILL');
    },
    restart: async ({ clockAheadMs } = { clockAheadMs: 0 }) => {
      await ended(running.child, 'SIGTERM');
      const clock = clockAheadMs === 0 ? {} : clockAhead(clockAheadMs);
      running = await launch(root, { ...environment, ...clock }, log, false);
    },
    turnClock: (byMs) => void running.child.send(byMs),
    pid: () => running.child.pid ?? 0,
    residentBytes: () => residentBytes(running.child),
    log: () => log.join(''),
  };
};
