import { partEarlierAlerts } from './alerts/part-from-device.ts';
import type { Server as HttpServer } from 'node:http';
import { recallAlerts } from './alerts/recall-alerts.ts';
import { recallOpenConcerns } from './activity/open-concerns.ts';
import { bindKeys } from './evidence/bind-keys.ts';
import { recordBackups } from './backup/record-backups.ts';
import type { IndexFiles } from './filtering/index-files.ts';
import { takeUpload } from './filtering/lists/take-upload.ts';
import { tryDiskAgain } from './storage/try-disk-again.ts';
import type { ExportIncidents } from './exports/export-incidents.ts';
import type { ReviewIncidents } from './safeguarding/review-incidents.ts';
import type { SubjectAccess } from './subject-access/subject-access.ts';
import { pupilsAdded, type AddedPupils } from './lessons/pupils-added.ts';
import { sealEarlierTellers } from './told/sealed-tellers.ts';
import { admitDashboard } from './sockets/admit-dashboard.ts';
import { DashboardEdge } from './sockets/dashboard.ts';
import { DeviceEdge } from './sockets/device.ts';
import { settleEverybody } from './agreements/settle-everybody.ts';
import { composeLive, type LiveFeature, type LiveParts } from './compose-live.ts';
import { handlersOf, type LiveHandlers } from './live-handlers.ts';

const tickEveryMs = 500;
const healthEveryMs = 5_000;
const flushEveryMs = 15_000;

/** What happens while a school is at work: devices, lessons, commands, screens, reports, policy and incidents. */
export class Live {
  readonly handlers: LiveHandlers;
  readonly #parts: LiveParts;
  readonly #feature: LiveFeature;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #stopListening: () => void;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#feature = composeLive(parts);
    this.handlers = handlersOf(parts, this.#feature);
    this.#stopListening = parts.sessions.onEnd((hash) => this.#feature.rooms.endSession(hash));
    this.#openDoors();
  }

  attach(httpServer: HttpServer): void {
    this.#feature.sockets.attach(httpServer);
  }

  get indexFiles(): IndexFiles {
    return this.#feature.indexFiles;
  }

  readonly takeUpload: ReturnType<typeof takeUpload> = (actor, upload) =>
    takeUpload({ ...this.#parts, ...this.#feature })(actor, upload);

  /** The pages of a letter's code, and what is printed. */
  get agreementPages() {
    const { signByLink, agreementPapers } = this.#feature;
    return { signByLink, agreementPapers };
  }

  readonly evidencePicture: ReviewIncidents['picture'] = (actor, evidenceId) =>
    this.#feature.review.picture(actor, evidenceId);

  readonly exportIncidents: ExportIncidents['file'] = (actor, request) =>
    this.#feature.exporting.file(actor, request);

  readonly exportSubject: SubjectAccess['file'] = (actor, requestId) =>
    this.#feature.subjectAccess.file(actor, requestId);

  /** What is told of an emergency code. */
  get emergency() {
    const { rooms, notify } = this.#feature;
    return { onEmergency: notify.notifier.emergencyUsed, onEmergencyChange: rooms.emergencyChanged };
  }

  /** What those are told whom a change of accounts concerns. */
  get accountNews() {
    return this.#feature.notify.accountNews;
  }

  /** Their devices are guests', and no pupil is offered them any more. */
  async staffLeft(accountId: string): Promise<void> {
    await this.#feature.placement.settleStaff(accountId);
    await settleEverybody(this.#feature);
  }

  pupilsAdded(added: AddedPupils): Promise<void> {
    return pupilsAdded({ ...this.#parts, ...this.#feature }, added);
  }

  /** Goes on where the server was stopped. To be awaited before the server listens. */
  async start(): Promise<void> {
    const { stoppedPages, book, states, lessons, asks, earlier, policies, listWork } = this.#feature;
    await this.#feature.itemKeys.load();
    await sealEarlierTellers(this.#parts.storage, this.#feature.vault);
    await partEarlierAlerts(this.#parts.storage.db);
    await this.#feature.agreementBook.load();
    await this.#feature.renewYearly.tick();
    for (const part of [stoppedPages, book, states, lessons]) await part.load();
    await asks.load(lessons.all());
    await earlier.load(lessons.all().map(({ lessonId }) => lessonId));
    await policies.load();
    await this.#feature.knownSites.load();
    await listWork.load();
    await recallOpenConcerns({ ...this.#parts, ...this.#feature });
    await recallAlerts({ ...this.#parts, ...this.#feature });
    this.#now(() => this.#feature.retention.tick());
    this.#feature.forgettings.begin();
    this.#every(tickEveryMs, () => this.#tick());
    this.#every(tickEveryMs, () => this.#feature.notify.notifier.tick());
    this.#every(healthEveryMs, () => this.#feature.health.tick());
    this.#every(healthEveryMs, () => this.#feature.guestLeases.noteEnded());
    this.#every(healthEveryMs, () => this.#feature.forgettings.tick());
    this.#every(flushEveryMs, () => this.#flush());
    this.#parts.storage.disk.onChange((state) => this.#feature.rooms.diskChanged(state));
    this.#every(healthEveryMs, () => tryDiskAgain(this.#parts.storage));
    this.#every(healthEveryMs, () => this.#feature.timeStamps.tick());
  }

  async close(): Promise<void> {
    const { sockets, rooms, classView, push, previews, listWork } = this.#feature;
    for (const timer of this.#timers) clearInterval(timer);
    this.#stopListening();
    sockets.close();
    rooms.close();
    classView.close();
    push.close();
    previews.close();
    await this.#feature.forgettings.close();
    await listWork.close();
    await this.#feature.notify.notifier.close();
    await this.#feature.timeStamps.close();
    await this.#flush();
    await this.#feature.retention.idle();
  }

  #openDoors(): void {
    const { sockets, rooms } = this.#feature;
    const parts = { ...this.#parts, ...this.#feature };
    sockets.devices.on('connection', (socket) => new DeviceEdge(parts, socket).open());
    sockets.dashboards.use(admitDashboard(parts));
    sockets.dashboards.on('connection', (socket) => {
      void rooms.admit(socket, this.#parts.clock());
      new DashboardEdge(parts, socket).open();
    });
  }

  async #tick(): Promise<void> {
    await this.#feature.lessons.tick();
    await this.#feature.weeklyLessons.tick();
    await this.#feature.renewYearly.tick();
    await this.#feature.listWork.tick();
    await this.#feature.classView.sendChanges();
    this.#feature.refusals.tick();
  }

  async #flush(): Promise<void> {
    await bindKeys({ ...this.#parts, ...this.#feature });
    await recordBackups({ ...this.#parts, dataFolder: this.#parts.settings.dataFolder });
    await this.#feature.retention.tick();
    await this.#feature.lessonTimes.tick();
    await this.#feature.book.flush();
    await this.#feature.states.flush();
  }

  #every(periodMs: number, task: () => Promise<void>): void {
    this.#timers.push(setInterval(() => this.#now(task), periodMs).unref());
  }

  #now(task: () => Promise<void>): void {
    task().catch((error: unknown) => this.#parts.log.error({ err: error }, 'A regular task failed'));
  }
}
