import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { LedgerLine } from '#shared/api/ledger.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { createApp, type App } from '../../server/app.ts';
import { checkpointFileIn, databaseFileIn, readSettings } from '../../server/config.ts';
import { Ledger } from '../../server/evidence/ledger.ts';
import { openKeys, type Keys } from '../../server/keys.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { FakeDevice } from './fake-device.ts';
import type { FakeDeviceOptions } from './fake-device-options.ts';
import { freePort } from './free-port.ts';
import { madeUpStaff, yearFourNames, type StaffKey } from './made-up-people.ts';
import { RawDevice, type RawDeviceOptions } from './raw-device.ts';
import { createStaffClient, type DashboardSocket, type StaffClient } from './staff-client.ts';
import { waitUntil } from './wait-until.ts';

interface Running {
  readonly app: App;
  readonly storage: Storage;
  readonly ledger: Ledger;
}

/** What a school left when it had been set up, and who was signed in. */
interface PreparedSchool {
  readonly folder: string;
  readonly cookies: ReadonlyMap<StaffKey, string>;
}

const preparedSchools = new Map<string, Promise<PreparedSchool>>();
const preparedFolders: string[] = [];
process.once('exit', () => {
  for (const folder of preparedFolders) rmSync(folder, { recursive: true, force: true });
});

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'thinkclick-live-'));

const schoolName = 'Hazel Wood Primary School';
export const pupilEmail = (index: number): string => `pupil${index}@hazelwood.example`;

/** A made-up school on the real server inside the test's process: one class, its teacher, and devices written by hand. */
export class LiveSchool {
  readonly url: string;
  readonly keys: Keys;
  readonly staff = new Map<StaffKey, StaffClient>();
  readonly dataFolder: string;
  readonly port: number;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #closing: (() => void)[] = [];
  #turnedMs = 0;
  #running: Running | null = null;
  classId = '';
  pupilIds: readonly string[] = [];

  private constructor(folder: string, port: number, environment: Readonly<Record<string, string>>) {
    this.dataFolder = folder;
    this.port = port;
    this.#environment = environment;
    this.url = `http://localhost:${port}`;
    this.keys = openKeys(folder);
  }

  /** A class of `size` pupils, each with an account that binds a device. */
  static open(size: number, ...others: StaffKey[]): Promise<LiveSchool> {
    return LiveSchool.openWith({}, size, ...others);
  }

  /** The same with settings of its own. */
  static async openWith(
    environment: Readonly<Record<string, string>>,
    size: number,
    ...others: StaffKey[]
  ): Promise<LiveSchool> {
    const { folder: prepared, cookies } = await LiveSchool.#preparedWith(environment, others);
    const folder = newFolder();
    cpSync(prepared, folder, { recursive: true });
    const school = new LiveSchool(folder, await freePort(), environment);
    await school.#start();
    for (const [key, cookie] of cookies) school.staff.set(key, createStaffClient(school.url, cookie));
    await school.#addPupils(size);
    return school;
  }

  /** A school set up by the same steps as a person's, once for all that begin alike; each begins with a copy of its folder. */
  static #preparedWith(
    environment: Readonly<Record<string, string>>,
    others: readonly StaffKey[],
  ): Promise<PreparedSchool> {
    const key = JSON.stringify([environment, others]);
    const prepared = preparedSchools.get(key) ?? LiveSchool.#prepare(environment, others);
    preparedSchools.set(key, prepared);
    return prepared;
  }

  static async #prepare(
    environment: Readonly<Record<string, string>>,
    others: readonly StaffKey[],
  ): Promise<PreparedSchool> {
    const school = new LiveSchool(newFolder(), await freePort(), environment);
    preparedFolders.push(school.dataFolder);
    await school.#start();
    await school.#setUp(others);
    await school.#stop();
    const cookies = [...school.staff].map(([key, client]) => [key, client.cookie()] as const);
    return { folder: school.dataFolder, cookies: new Map(cookies) };
  }

  get storage(): Storage {
    return this.#now.storage;
  }

  get ledger(): Ledger {
    return this.#now.ledger;
  }

  as(key: StaffKey): StaffClient {
    const client = this.staff.get(key);
    if (!client) throw new Error(`${key} was not invited`);
    return client;
  }

  turnClock(byMs: number): void {
    this.#turnedMs += byMs;
  }

  /** For sessions that ended when the clock was turned. */
  async signInAgain(...keys: StaffKey[]): Promise<void> {
    for (const key of keys) {
      const { email, password } = madeUpStaff[key];
      await this.as(key).do('signIn', { email, password });
    }
  }

  device(index: number | null, options: Partial<RawDeviceOptions> = {}): RawDevice {
    const device = new RawDevice({
      url: this.url,
      extensionId: this.keys.extensionId,
      enrolmentKey: this.keys.enrolmentKey,
      profileEmail: index === null ? null : pupilEmail(index),
      ...options,
    });
    this.#closing.push(() => device.close());
    return device;
  }

  /** A device that runs the extension's own receiving code. Not started. */
  fakeDevice(index: number, options: Partial<FakeDeviceOptions> = {}): FakeDevice {
    const { url: serverUrl, keys } = this;
    const device = new FakeDevice({
      extensionId: keys.extensionId,
      configuration: { serverUrl, enrolmentKey: keys.enrolmentKey, schoolName },
      profileEmail: pupilEmail(index),
      retryDelayMs: () => 50,
      ...options,
    });
    this.#closing.push(() => void device.stop());
    return device;
  }

  async dashboard(key: StaffKey): Promise<DashboardSocket> {
    const socket = await this.as(key).openSocket();
    this.#closing.push(() => socket.close());
    return socket;
  }

  async startLesson(minutes = 60): Promise<string> {
    return (await this.as('teacher').do('startLesson', { classId: this.classId, minutes })).lessonId;
  }

  ledgerLines(): ReturnType<Ledger['list']> {
    return this.ledger.list(2_000);
  }

  async recorded(what: string, fits: (line: LedgerLine) => boolean) {
    return waitUntil(`the ledger says: ${what}`, async () => (await this.ledgerLines()).find(fits));
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.#start();
  }

  async close(): Promise<void> {
    for (const close of this.#closing) close();
    await this.#stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  get #now(): Running {
    if (!this.#running) throw new Error('The school is closed');
    return this.#running;
  }

  async #start(): Promise<void> {
    const settings = readSettings({
      THINKCLICK_DATA: this.dataFolder,
      THINKCLICK_PORT: String(this.port),
      ...this.#environment,
    });
    const storage = await openStorage(databaseFileIn(this.dataFolder));
    const clock = (): number => Date.now() + this.#turnedMs;
    const ledger = new Ledger({
      storage,
      clock,
      signer: this.keys.ledger,
      file: checkpointFileIn(this.dataFolder),
    });
    const log = pino({ level: 'error' }, pino.destination(2));
    const app = await createApp({ settings, keys: this.keys, storage, ledger, clock, log });
    await new Promise<void>((resolve) => app.server.listen(this.port, '127.0.0.1', resolve));
    this.#running = { app, storage, ledger };
  }

  async #stop(): Promise<void> {
    const { app, storage } = this.#now;
    this.#running = null;
    await app.close();
    await storage.close();
  }

  async #setUp(others: readonly StaffKey[]): Promise<void> {
    const token = (await this.#now.app.school.issueSetUpToken()) ?? '';
    const { name, email, password } = madeUpStaff.admin;
    const admin = createStaffClient(this.url);
    await admin.do('setUp', { token, schoolName, name, email, password });
    this.staff.set('admin', admin);
    for (const key of ['teacher', ...others] as const) this.staff.set(key, await this.#invite(key));
  }

  async #addPupils(size: number): Promise<void> {
    const admin = this.as('admin');
    this.classId = (await admin.do('addClass', { name: 'Hedgehogs', yearGroup: 4 })).classId;
    const pupils = Array.from({ length: size }, (_, index) => ({
      name: yearFourNames[index] ?? `Pupil ${index + 1}`,
      email: pupilEmail(index),
    }));
    this.pupilIds = (await admin.do('addPupils', { classId: this.classId, pupils })).pupilIds;
  }

  async #invite(key: StaffKey): Promise<StaffClient> {
    const { name, email, password, roles } = madeUpStaff[key];
    const { invitationUrl } = await this.as('admin').do('addAccount', { name, email, roles: [...roles] });
    const client = createStaffClient(this.url);
    await client.do('acceptInvitation', { token: new URL(invitationUrl).hash.slice(1), password });
    return client;
  }
}

/** The class as one open dashboard shows it: the snapshot and every change since. */
export class OpenClass {
  readonly tiles = new Map<string, Tile>();
  readonly texts: string[] = [];
  /** How many tiles were sent after the snapshot. */
  changes = 0;

  constructor(socket: DashboardSocket) {
    socket.on('tiles', (_lessonId, tiles) => {
      this.changes += tiles.length;
      for (const tile of tiles) this.tiles.set(tile.pupilId, tile);
    });
    socket.on('activity', (_lessonId, items) => {
      for (const { kind, text } of items) this.texts.push(`${kind} ${text}`);
    });
  }

  async view(socket: DashboardSocket, lessonId: string): Promise<this> {
    const snapshot = await socket.timeout(20_000).emitWithAck('view-lesson', { lessonId });
    if (!snapshot.ok) throw new Error(snapshot.reason);
    for (const tile of snapshot.value.tiles) this.tiles.set(tile.pupilId, tile);
    return this;
  }

  until(what: string, fits: (tile: Tile) => boolean, pupilId: string): Promise<Tile> {
    return waitUntil(`the tile is ${what}`, () => {
      const tile = this.tiles.get(pupilId);
      return tile && fits(tile) ? tile : null;
    });
  }
}
