import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  launchPupilBrowser,
  launchUnwatchedBrowser,
  type PupilBrowser,
  type PupilBrowserOptions,
} from './launch-browser.ts';
import type { MadeUpWeb } from './made-up-web.ts';
import { removeFolder } from './remove-folder.ts';
import { deviceIdIn } from './extension-worker.ts';
import type { School, SchoolPupil } from './school.ts';
import { waitUntil } from './wait-until.ts';

export interface PupilParts {
  readonly web: MadeUpWeb;
  readonly school: School;
  readonly pupil: SchoolPupil;
  /** As for `launchPupilBrowser`. */
  readonly isWorkerWatched?: boolean;
}

/** What the server says of a device that has yet to take up its policy or its state. */
const untilSettled = new Set(['On an older policy.', 'Has not done what it was last told.']);

/** A pupil at a real Chromium with the force-installed extension. */
export class EnrolledPupil {
  readonly #parts: PupilParts;
  readonly #userDataDir: string;
  #opened: PupilBrowser;
  #isAway = false;
  readonly deviceId: string;
  /** From launch to the server's knowing the device. */
  readonly enrolledInMs: number;

  private constructor(
    parts: PupilParts,
    userDataDir: string,
    opened: PupilBrowser,
    device: { deviceId: string; enrolledInMs: number },
  ) {
    this.#parts = parts;
    this.#userDataDir = userDataDir;
    this.#opened = opened;
    this.deviceId = device.deviceId;
    this.enrolledInMs = device.enrolledInMs;
  }

  /** Launches, waits for the device to enrol by itself, lets the admin bind it to the pupil, and waits until it is so there. */
  static async arrive(parts: PupilParts): Promise<EnrolledPupil> {
    const { admin } = parts.school.staff;
    const before = new Set((await admin.do('devices', {})).map(({ deviceId }) => deviceId));
    const newest = async (): Promise<string | undefined> =>
      (await admin.do('devices', {})).find((device) => !before.has(device.deviceId))?.deviceId;
    const userDataDir = await mkdtemp(join(tmpdir(), 'thinkclick-pupil-'));
    const startedAt = performance.now();
    const opened = await launchPupilBrowser(launchOptions(parts, userDataDir));
    try {
      const deviceId = await waitUntil(
        `the device of ${parts.pupil.name} has enrolled`,
        // Several may arrive at once; into one that nothing looks into nobody can look, so it comes alone.
        parts.isWorkerWatched === false ? newest : () => deviceIdIn(opened.browser),
        40_000,
      );
      const enrolledInMs = performance.now() - startedAt;
      await admin.do('bindDevice', { deviceId, pupilId: parts.pupil.pupilId });
      await waitUntil(
        `the device of ${parts.pupil.name} does what it was told`,
        async () => {
          const device = (await admin.do('devices', {})).find((each) => each.deviceId === deviceId);
          return device && !device.problems.some((problem) => untilSettled.has(problem));
        },
        40_000,
      );
      return new EnrolledPupil(parts, userDataDir, opened, { deviceId, enrolledInMs });
    } catch (error) {
      await opened.close();
      await removeFolder(userDataDir);
      throw error;
    }
  }

  get name(): string {
    return this.#parts.pupil.name;
  }

  get opened(): PupilBrowser {
    return this.#opened;
  }

  /** Closes the browser and opens it again with the same profile. */
  async restart(): Promise<void> {
    await this.#leave();
    await this.#return();
  }

  /** The same where the server may be off: waits for nothing but the browser. */
  async reopen(about: Pick<PupilBrowserOptions, 'args' | 'startUrl'> = {}): Promise<void> {
    await this.#opened.close();
    this.#opened = await launchPupilBrowser({ ...this.#launchOptions(), ...about });
  }

  /** Opens the browser at an address with no debugger in it until the server hears of it, then as before. */
  async coldStart(url: string): Promise<void> {
    await this.#leave();
    const unwatched = launchUnwatchedBrowser({ ...this.#launchOptions(), startUrl: url });
    try {
      await this.untilConnected(true);
    } finally {
      await unwatched.close();
    }
    await this.untilConnected(false);
    await this.#return();
  }

  /** Leaves the profile to somebody else for a while. `comeBack` opens the browser again as before. */
  async whileAway(job: (options: PupilBrowserOptions) => Promise<void>): Promise<void> {
    if (!this.#isAway) await this.#opened.close();
    this.#isAway = true;
    await job(this.#launchOptions());
  }

  async comeBack(): Promise<void> {
    if (!this.#isAway) return;
    this.#opened = await launchPupilBrowser(this.#launchOptions());
    this.#isAway = false;
  }

  async #leave(): Promise<void> {
    await this.#opened.close();
    await this.untilConnected(false);
  }

  async #return(): Promise<void> {
    this.#opened = await launchPupilBrowser(this.#launchOptions());
    await this.untilConnected(true);
  }

  /** As the server sees it. */
  async untilConnected(isConnected: boolean): Promise<void> {
    const { school, pupil } = this.#parts;
    const isSo = async (): Promise<boolean> => {
      const devices = await school.staff.admin.do('devices', {});
      return devices.some(
        (device) => device.deviceId === this.deviceId && device.isConnected === isConnected,
      );
    };
    // Devices come back one after the other, the last after 12 s.
    await waitUntil(`the device of ${pupil.name} is ${isConnected ? 'back' : 'gone'}`, isSo, 30_000);
  }

  #launchOptions(): PupilBrowserOptions {
    return launchOptions(this.#parts, this.#userDataDir);
  }

  async close(): Promise<void> {
    await this.#opened.close();
    await removeFolder(this.#userDataDir);
  }
}

const launchOptions = (
  { web, school, isWorkerWatched }: PupilParts,
  userDataDir: string,
): PupilBrowserOptions => ({
  web,
  ...(isWorkerWatched !== undefined && { isWorkerWatched }),
  policyJson: school.deployment.linuxJson,
  userDataDir,
});
