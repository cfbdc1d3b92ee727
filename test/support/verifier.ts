import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zipSync, type Zippable } from 'fflate';
import { packageRoot } from './package-root.ts';

export interface Verdict {
  /** 0 when all is as it was recorded, 1 when something is not, 2 when it could not be looked at. */
  readonly code: number;
  readonly said: string;
}

/** The program that checks exports, alone in a folder as whoever is given one has it. */
export class Verifier {
  readonly #folder: string;
  #files = 0;

  constructor(folder: string) {
    this.#folder = join(folder, 'given');
  }

  async put(name: string, content: Uint8Array | string): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    const path = join(this.#folder, `${(this.#files += 1)}-${name}`);
    await writeFile(path, content);
    return path;
  }

  async verify(given: Zippable | Uint8Array, ...words: string[]): Promise<Verdict> {
    const zip = given instanceof Uint8Array ? given : zipSync(given, { level: 0 });
    return this.#run([await this.put('export.zip', zip), ...words]);
  }

  /** What it says of each of them, in one run. */
  async verifyAll(zips: readonly Uint8Array[], ...words: string[]): Promise<string[]> {
    const paths = await Promise.all(zips.map((zip) => this.put('export.zip', zip)));
    const { said } = await this.#run([...paths, ...words]);
    const starts = paths.map((path) => said.indexOf(`${path}:\n`));
    return starts.map((start, place) => said.slice(start, starts[place + 1]));
  }

  async #run(args: readonly string[]): Promise<Verdict> {
    const program = join(this.#folder, 'verify-evidence.mjs');
    await copyFile(join(packageRoot, 'scripts/verify-evidence.mjs'), program);
    try {
      const options = { maxBuffer: 64_000_000 };
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], options);
      return { code: 0, said: stdout };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, said: stdout + stderr };
    }
  }
}
