import type { Server as HttpServer } from 'node:http';
import type { alertsApi } from '#shared/api/alerts.ts';
import type { deskApi } from '#shared/api/desk.ts';
import type { agreementsApi } from '#shared/api/agreements.ts';
import type { approvalsApi } from '#shared/api/approvals.ts';
import type { designatedDevicesApi } from '#shared/api/designated-devices.ts';
import type { exportsApi } from '#shared/api/exports.ts';
import type { lessonsApi } from '#shared/api/lessons.ts';
import type { guestsApi } from '#shared/api/guests.ts';
import type { handsApi } from '#shared/api/hands.ts';
import type { referralsApi } from '#shared/api/referrals.ts';
import type { seatingApi } from '#shared/api/seating.ts';
import type { notifyApi } from '#shared/api/notify.ts';
import type { incidentsApi } from '#shared/api/incidents.ts';
import type { pastLessonsApi } from '#shared/api/past-lessons.ts';
import type { promptsApi } from '#shared/api/prompts.ts';
import type { retentionApi } from '#shared/api/retention.ts';
import type { subjectAccessApi } from '#shared/api/subject-access.ts';
import type { tellingsApi } from '#shared/api/tellings.ts';
import type { timeStampsApi } from '#shared/api/time-stamps.ts';
import type { policyChangesApi } from '#shared/api/policy-changes.ts';
import { alertEndpoints } from './alerts/alert-endpoints.ts';
import { recallAlerts } from './alerts/recall-alerts.ts';
import { recallOpenConcerns } from './activity/open-concerns.ts';
import { pastLessonEndpoints } from './activity/past-lessons.ts';
import { bindKeys } from './evidence/bind-keys.ts';
import { recordBackups } from './backup/record-backups.ts';
import { listDesk } from './desk/list-desk.ts';
import { deviceEndpoints } from './devices/device-endpoints.ts';
import { exceptionEndpoints } from './exceptions/exception-endpoints.ts';
import { policyChangeEndpoints } from './filtering/policy-change-endpoints.ts';
import { filterTestEndpoints } from './filtering/filter-tests.ts';
import { sealedEndpoints } from './filtering/sealed/sealed-endpoints.ts';
import { policyEndpoints } from './filtering/policy-endpoints.ts';
import type { IndexFiles } from './filtering/index-files.ts';
import { listEndpoints } from './filtering/lists/list-endpoints.ts';
import { takeUpload } from './filtering/lists/take-upload.ts';
import { tryDiskAgain } from './storage/try-disk-again.ts';
import type { Handlers } from './http/endpoint.ts';
import { focusEndpoints } from './lessons/focus-endpoints.ts';
import { guestEndpoints } from './guests/guest-endpoints.ts';
import { handEndpoints } from './hands/hand-endpoints.ts';
import { lessonEndpoints } from './lessons/lesson-endpoints.ts';
import { notifyEndpoints } from './notify/notify-endpoints.ts';
import { noticedSiteEndpoints } from './filtering/noticed-sites.ts';
import { togetherEndpoints } from './lessons/together-endpoints.ts';
import { weeklyEndpoints } from './lessons/weekly-endpoints.ts';
import { promptEndpoints } from './prompts/prompt-endpoints.ts';
import { retentionEndpoints } from './retention/retention-endpoints.ts';
import { filterReportEndpoints } from './requests/filter-report-endpoints.ts';
import { referralEndpoints } from './referrals/referral-endpoints.ts';
import { requestEndpoints } from './requests/request-endpoints.ts';
import type { ExportIncidents } from './exports/export-incidents.ts';
import { incidentEndpoints } from './safeguarding/incident-endpoints.ts';
import type { ReviewIncidents } from './safeguarding/review-incidents.ts';
import type { SubjectAccess } from './subject-access/subject-access.ts';
import { seatingEndpoints } from './seating/seating-endpoints.ts';
import { sealEarlierTellers } from './told/sealed-tellers.ts';
import { tellingEndpoints } from './told/telling-endpoints.ts';
import { admitDashboard } from './sockets/admit-dashboard.ts';
import { DashboardEdge } from './sockets/dashboard.ts';
import { DeviceEdge } from './sockets/device.ts';
import { lessonTimeEndpoints } from './time/lesson-time-endpoints.ts';
import { settleEverybody } from './agreements/settle-everybody.ts';
import { composeLive, type LiveFeature, type LiveParts } from './compose-live.ts';

type LiveHandlers = Pick<
  Handlers,
  | 'classes'
  | keyof typeof lessonsApi
  | 'lessonTimes'
  | 'devices'
  | 'bindDevice'
  | 'policy'
  | 'publishPolicy'
  | 'why'
  | 'loadSealedList'
  | keyof typeof policyChangesApi
  | 'listSources'
  | 'addListAddress'
  | 'changeListSource'
  | 'removeListSource'
  | 'fetchListNow'
  | 'filterTests'
  | 'testFilter'
  | 'focusLists'
  | 'saveFocusList'
  | 'deleteFocusList'
  | 'noteFocusListUsed'
  | 'checkFocus'
  | 'ownDevices'
  | 'recordScene'
  | keyof typeof incidentsApi
  | 'grantException'
  | 'exceptions'
  | 'endException'
  | 'reopenException'
  | 'requests'
  | 'answerRequests'
  | 'filterReports'
  | 'ownFilterReports'
  | 'reportSite'
  | 'answerFilterReports'
  | 'noticedSites'
  | keyof typeof guestsApi
  | keyof typeof handsApi
  | keyof typeof pastLessonsApi
  | keyof typeof seatingApi
  | keyof typeof exportsApi
  | keyof typeof approvalsApi
  | keyof typeof designatedDevicesApi
  | keyof typeof notifyApi
  | keyof typeof promptsApi
  | keyof typeof retentionApi
  | keyof typeof subjectAccessApi
  | keyof typeof timeStampsApi
  | keyof typeof referralsApi
  | keyof typeof tellingsApi
  | keyof typeof agreementsApi
  | keyof typeof alertsApi
  | keyof typeof deskApi
>;

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

  /** Their devices are guests', and no pupil is offered them any more. */
  async staffLeft(accountId: string): Promise<void> {
    await this.#feature.placement.settleStaff(accountId);
    await settleEverybody(this.#feature);
  }

  /** Goes on where the server was stopped. To be awaited before the server listens. */
  async start(): Promise<void> {
    const { stoppedPages, book, states, lessons, asks, earlier, policies, listWork } = this.#feature;
    await this.#feature.itemKeys.load();
    await sealEarlierTellers(this.#parts.storage, this.#feature.vault);
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
    this.#every(tickEveryMs, () => this.#tick());
    this.#every(tickEveryMs, () => this.#feature.notify.notifier.tick());
    this.#every(healthEveryMs, () => this.#feature.health.tick());
    this.#every(healthEveryMs, () => this.#feature.guestLeases.noteEnded());
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

const handlersOf = (parts: LiveParts, feature: LiveFeature): LiveHandlers => ({
  ...lessonEndpoints({ ...parts, ...feature }),
  ...togetherEndpoints({ ...parts, ...feature }),
  ...weeklyEndpoints({ ...parts, ...feature }),
  ...deviceEndpoints({ ...parts, ...feature }),
  ...policyEndpoints({ ...parts, ...feature }),
  ...focusEndpoints({ ...parts, ...feature }),
  ...policyChangeEndpoints({ ...parts, ...feature }),
  ...sealedEndpoints({ ...parts, ...feature }),
  startPolicyPreview: feature.previews.start,
  policyPreview: feature.previews.answer,
  blockInEmergency: feature.emergencies.block,
  liftEmergency: feature.emergencies.lift,
  confirmEmergency: feature.emergencies.confirm,
  ...listEndpoints({ ...parts, ...feature }),
  ...exceptionEndpoints({ ...parts, ...feature }),
  ...requestEndpoints({ ...parts, ...feature }),
  ...noticedSiteEndpoints({ ...parts, ...feature }),
  ...filterReportEndpoints({ ...parts, ...feature, viewers: feature.rooms }),
  ...lessonTimeEndpoints(parts),
  ...guestEndpoints({ ...parts, ...feature }),
  ...handEndpoints({ ...parts, ...feature, viewers: feature.rooms }),
  ...seatingEndpoints({ ...parts, ...feature }),
  ...referralEndpoints(feature),
  ...pastLessonEndpoints({ ...parts, ...feature }),
  ...filterTestEndpoints({ ...parts, ...feature }),
  ...notifyEndpoints({ ...parts, ...feature }),
  timeline: feature.timeline.ofLesson,
  ...incidentEndpoints({ ...parts, ...feature }),
  ...feature.designated.handlers,
  ...feature.timeStamps.handlers,
  previewExport: feature.exporting.preview,
  approvals: feature.approvals.list,
  askApproval: feature.approvals.ask,
  answerApproval: feature.approvals.answer,
  withdrawApproval: feature.approvals.withdraw,
  ...promptEndpoints({ ...parts, ...feature }),
  ...retentionEndpoints({ ...parts, ...feature }),
  ...alertEndpoints({ ...parts, ...feature, viewers: feature.rooms }),
  desk: listDesk({ ...parts, ...feature }),
  ...tellingEndpoints({ ...parts, ...feature }),
  ...feature.subjectAccess.handlers,
  ...feature.agreementHandlers,
});
