import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationIn } from '../support/managed-configuration.ts';
import { freePort } from '../support/free-port.ts';
import { madeUpStaff, schoolName, yearFourNames } from '../support/made-up-people.ts';
import { RawDevice } from '../support/raw-device.ts';
import { createStaffClient, type StaffClient } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';
import { kinds, newNotes, type AllNotes } from './notes.ts';
import { ServerUnderFire } from './server-under-fire.ts';

const staffKeys = ['teacher', 'dsl', 'filteringManager'] as const;
type Key = 'admin' | (typeof staffKeys)[number];
const deviceCount = 4;

/** A made-up school whose server is killed again and again: its people and devices, and what they remember. */
export class SchoolUnderFire {
  readonly dataFolder: string;
  readonly port: number;
  readonly notes: AllNotes = newNotes();
  readonly staff = new Map<Key, StaffClient>();
  readonly devices: RawDevice[] = [];
  pupilIds: readonly string[] = [];
  lessonId = '';
  server: ServerUnderFire;
  readonly #before: readonly string[];

  private constructor(dataFolder: string, port: number, before: readonly string[]) {
    this.dataFolder = dataFolder;
    this.port = port;
    this.#before = before;
    this.server = this.#launch();
  }

  static async open(folder?: string, before: readonly string[] = []): Promise<SchoolUnderFire> {
    const dataFolder = folder ?? mkdtempSync(join(tmpdir(), 'thinkclick-faults-'));
    const school = new SchoolUnderFire(dataFolder, await freePort(), before);
    await school.server.listening();
    await school.#setUp();
    return school;
  }

  /** The same people at a server of their own that runs on a restored folder. They sign in again. */
  static async openRestored(other: SchoolUnderFire, dataFolder: string): Promise<SchoolUnderFire> {
    const school = new SchoolUnderFire(dataFolder, await freePort(), []);
    await school.server.listening();
    for (const key of staffKeys) {
      const client = createStaffClient(school.server.url);
      const { email, password } = madeUpStaff[key];
      await client.do('signIn', { email, password });
      school.staff.set(key, client);
    }
    await school.confirmPassword('dsl');
    for (const kind of kinds) {
      const [theirs, ours] = [other.notes[kind], school.notes[kind]];
      for (const name of theirs.sent) ours.sent.add(name);
      // Deleted there since, perhaps, and here still.
      for (const name of theirs.deleting) ours.deleting.add(name);
    }
    return school;
  }

  as(key: Key): StaffClient {
    const client = this.staff.get(key);
    if (!client) throw new Error(`${key} was not invited`);
    return client;
  }

  /** The next start on what is there. Not awaited to listen. */
  startAgain(before: readonly string[] = this.#before): ServerUnderFire {
    this.server = this.#launch(before);
    return this.server;
  }

  /** As the extension does when the server is there again. */
  async bringDevicesBack(): Promise<void> {
    await Promise.all(this.devices.map((device) => device.arrive()));
  }

  /** Evidence may then be looked at for ten minutes. */
  async confirmPassword(key: 'dsl'): Promise<void> {
    await this.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
  }

  async close(): Promise<void> {
    for (const device of this.devices) device.close();
    await this.server.end('SIGKILL');
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  #launch(before = this.#before): ServerUnderFire {
    return new ServerUnderFire({ dataFolder: this.dataFolder, port: this.port, before });
  }

  async #setUp(): Promise<void> {
    const { name, email, password } = madeUpStaff.admin;
    const admin = createStaffClient(this.server.url);
    this.staff.set('admin', admin);
    await admin.do('setUp', { token: this.server.setUpToken, schoolName, name, email, password });
    for (const key of staffKeys) await this.#invite(key);
    const { classId } = await admin.do('addClass', { name: 'Hedgehogs', yearGroup: 4 });
    const pupils = yearFourNames.slice(0, deviceCount).map((pupil) => ({ name: pupil, email: null }));
    this.pupilIds = (await admin.do('addPupils', { classId, pupils })).pupilIds;
    this.lessonId = (await this.as('teacher').do('startLesson', { classId, minutes: 240 })).lessonId;
    await this.#enrolDevices();
    await this.confirmPassword('dsl');
  }

  async #invite(key: (typeof staffKeys)[number]): Promise<void> {
    const { name, email, password, roles } = madeUpStaff[key];
    const { invitationUrl } = await this.as('admin').do('addAccount', { name, email, roles: [...roles] });
    const client = createStaffClient(this.server.url);
    await client.do('acceptInvitation', { token: new URL(invitationUrl).hash.slice(1), password });
    this.staff.set(key, client);
  }

  async #enrolDevices(): Promise<void> {
    const { extensionId, linuxJson } = await this.as('admin').do('deployment', {});
    const { enrolmentKey } = configurationIn(linuxJson);
    for (const pupilId of this.pupilIds) {
      const device = new RawDevice({ url: this.server.url, extensionId, enrolmentKey });
      await device.arrive();
      await this.as('admin').do('bindDevice', { deviceId: device.deviceId, pupilId });
      await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === this.lessonId);
      this.devices.push(device);
    }
  }
}
