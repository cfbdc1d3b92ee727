import type { ActivityItem } from '#shared/class-snapshot.ts';
import type { DiskState } from '#shared/socket-events.ts';
import { inTurnsOfTheLoop } from '../in-turns-of-the-loop.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Viewers } from '../lessons/viewers.ts';
import { may } from '../people/may.ts';
import type { DashboardNamespace, DashboardSocket } from './viewer-sink.ts';

export const lessonRoom = (lessonId: string): string => `lesson ${lessonId}`;
const sessionRoom = (sessionHash: string): string => `session ${sessionHash}`;
const accountRoom = (accountId: string): string => `account ${accountId}`;
const reviewers = 'reviewers';
const policyReaders = 'policy readers';
const filteringManagers = 'filtering managers';
/** A class tells much at once; it goes out as one message, as soon as somebody reads. */
const coalesceMs = 200;

/** Which open dashboard hears what. */
export class DashboardRooms implements Viewers {
  readonly #dashboards: DashboardNamespace;
  /** By lesson, what is about to be shown. */
  readonly #activity = new Map<string, ActivityItem[]>();
  #timer: NodeJS.Timeout | null = null;

  constructor(dashboards: DashboardNamespace) {
    this.#dashboards = dashboards;
  }

  async admit(socket: DashboardSocket, now: number): Promise<void> {
    const { actor } = socket.data;
    const rooms = [sessionRoom(actor.sessionHash), accountRoom(actor.accountId)];
    if (may(actor, 'review-incidents', {}, now)) rooms.push(reviewers);
    else if (may(actor, 'list-referrals', {}, now)) rooms.push(reviewers);
    if (may(actor, 'view-policy', {}, now)) rooms.push(policyReaders);
    if (may(actor, 'manage-filtering', {}, now)) rooms.push(filteringManagers);
    await socket.join(rooms);
  }

  diskChanged(state: DiskState): void {
    this.#dashboards.emit('disk-changed', state);
  }

  endSession(sessionHash: string): void {
    this.#dashboards.in(sessionRoom(sessionHash)).disconnectSockets(true);
  }

  hasLesson(lessonId: string): boolean {
    return (this.#dashboards.adapter.rooms.get(lessonRoom(lessonId))?.size ?? 0) > 0;
  }

  tiles: Viewers['tiles'] = (lessonId, tiles) =>
    void this.#dashboards.to(lessonRoom(lessonId)).emit('tiles', lessonId, tiles);

  activity: Viewers['activity'] = (lessonId, items) => {
    if (!this.hasLesson(lessonId)) return;
    const waiting = this.#activity.get(lessonId);
    if (waiting) waiting.push(...items);
    else this.#activity.set(lessonId, [...items]);
    this.#timer ??= setTimeout(() => this.#sendActivity(), coalesceMs).unref();
  };

  lessonChanged: Viewers['lessonChanged'] = (facts) =>
    void this.#dashboards.to(lessonRoom(facts.lessonId)).emit('lesson-changed', facts.lessonId, facts);

  lessonTold: Viewers['lessonTold'] = (lessonId, sentence) =>
    void this.#dashboards.to(lessonRoom(lessonId)).emit('lesson-told', lessonId, sentence);

  /** Whoever does not teach a lesson any more sees no more of it. */
  async keepTeachers({ lessonId, teacher, ...lesson }: RunningLesson): Promise<void> {
    const accountIds = [lesson.ownerId, ...lesson.partnerIds];
    const room = lessonRoom(lessonId);
    const ids = [...(this.#dashboards.adapter.rooms.get(room) ?? [])];
    const gone = ids.flatMap((id) => this.#dashboards.sockets.get(id) ?? []);
    const strangers = gone.filter(({ data }) => !accountIds.includes(data.actor.accountId));
    for (const socket of strangers) {
      socket.emit('lesson-lost', lessonId, teacher);
      await socket.leave(room);
    }
  }

  lessonEnded(lessonId: string): void {
    const room = lessonRoom(lessonId);
    this.#dashboards.to(room).emit('lesson-ended', lessonId);
    this.#dashboards.in(room).socketsLeave(room);
  }

  lessonsChanged(): void {
    this.#dashboards.emit('lessons-changed');
  }

  policyStatus: Viewers['policyStatus'] = (status) =>
    void this.#dashboards.to(policyReaders).emit('policy-status', status);

  policyDraftChanged(): void {
    this.#dashboards.to(policyReaders).emit('policy-draft-changed');
  }

  listProgress: Viewers['listProgress'] = (progress) =>
    void this.#dashboards.to(policyReaders).emit('list-progress', progress);

  listsChanged(): void {
    this.#dashboards.to(policyReaders).emit('lists-changed');
  }

  incidentsChanged(): void {
    this.#dashboards.to(reviewers).emit('incidents-changed');
  }

  // It says only that there is something to ask for, and the answer is for those who may know.
  approvalsChanged(): void {
    this.#dashboards.emit('approvals-changed');
  }

  // As above.
  tellingsChanged(): void {
    this.#dashboards.emit('tellings-changed');
  }

  // As above.
  emergencyChanged: Viewers['emergencyChanged'] = () => void this.#dashboards.emit('emergency-changed');

  // It says only that there is something to ask for; the answer is for those who may know.
  referralsChanged(): void {
    this.#dashboards.to(reviewers).emit('referrals-changed');
  }

  // To one alone: that there is a referral is not for other governors to know.
  secondReferralsChanged(accountId: string): void {
    this.#dashboards.to(accountRoom(accountId)).emit('referrals-changed');
  }

  requestsChanged(lessonId: string | null): void {
    const room = lessonId === null ? filteringManagers : lessonRoom(lessonId);
    this.#dashboards.to(room).emit('requests-changed', lessonId);
  }

  handsChanged(lessonId: string): void {
    this.#dashboards.to(lessonRoom(lessonId)).emit('hands-changed', lessonId);
  }

  // It says only that there is something to ask for; the answer is for those who may know.
  exceptionsChanged(): void {
    this.#dashboards.emit('exceptions-changed');
  }

  guestsChanged(): void {
    this.#dashboards.emit('guests-changed');
  }

  filterReportsChanged(): void {
    this.#dashboards.emit('filter-reports-changed');
  }

  devicesChanged(): void {
    this.#dashboards.to(policyReaders).emit('devices-changed');
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #sendActivity(): void {
    this.#timer = null;
    const gathered = [...this.#activity];
    this.#activity.clear();
    void inTurnsOfTheLoop(gathered, 1, ([lessonId, items]) =>
      this.#dashboards.to(lessonRoom(lessonId)).emit('activity', lessonId, items),
    );
  }
}
