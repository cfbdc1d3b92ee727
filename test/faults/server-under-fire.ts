import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../support/package-root.ts';
import { serverFlags } from '../../scripts/server-flags.mjs';

export interface ServerPlace {
  readonly dataFolder: string;
  readonly port: number;
  /** What the server is started by, as `strace -f …`; nothing usually. */
  readonly before?: readonly string[];
}

/** The built server as a process of its own, which may be killed before it has begun to listen. */
export class ServerUnderFire {
  readonly url: string;
  readonly child: ChildProcess;
  output = '';
  log = '';

  constructor({ dataFolder, port, before = [] }: ServerPlace) {
    this.url = `http://localhost:${port}`;
    const main = join(packageRoot, 'dist/server/main.js');
    const command = [...before, process.execPath, ...serverFlags, main];
    this.child = spawn(command[0] ?? '', command.slice(1), {
      env: {
        ...process.env,
        THINKCLICK_DATA: dataFolder,
        THINKCLICK_HOST: '127.0.0.1',
        THINKCLICK_PORT: String(port),
        THINKCLICK_URL: this.url,
        THINKCLICK_LOG_LEVEL: 'warn',
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const killWithUs = (): void => this.#kill('SIGKILL');
    process.once('exit', killWithUs);
    this.child.once('exit', () => process.off('exit', killWithUs));
    this.child.stdout?.on('data', (bytes: Buffer) => (this.output += bytes.toString()));
    this.child.stderr?.on('data', (bytes: Buffer) => (this.log += bytes.toString()));
  }

  /** The one-time set-up link's token; empty where the school was set up before. */
  get setUpToken(): string {
    return /#([\w-]+)/.exec(this.output)?.[1] ?? '';
  }

  async listening(): Promise<this> {
    const { child } = this;
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string): void =>
        reject(new Error(`The server did not start (${why}).\n${this.log}`));
      const timer = setTimeout(() => fail('no answer in 30 s'), 30_000);
      const look = (): void => {
        if (!this.output.includes('ThinkClick is listening on ')) return;
        clearTimeout(timer);
        resolve();
      };
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        fail(`it ended with ${code ?? signal}`);
      });
      child.stdout?.on('data', look);
      look();
    });
    return this;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.hasEnded) return this.child.exitCode;
    const exit = once(this.child, 'exit');
    this.#kill(signal);
    await exit;
    return this.child.exitCode;
  }

  /** With all its group: what traces it would leave it alive. */
  #kill(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid !== undefined && !this.hasEnded) process.kill(-pid, signal);
  }
}
