import { randomInt, randomUUID } from 'node:crypto';
import { endpoints, type EndpointName } from '#shared/api.ts';
import { failureReasons, type Result } from '#shared/result.ts';
import { roles, type Role } from '#shared/roles.ts';
import { alertReport } from '../../support/alert-report.ts';
import { alertsOnDesk } from '../../support/alerts-on-desk.ts';
import { LiveSchool } from '../../support/live-school.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import type { RawDevice } from '../../support/raw-device.ts';
import { createStaffClient, type DashboardSocket, type StaffClient } from '../../support/staff-client.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { freshNames, idNames, type FreshName, type IdName, type Ids } from './access-ids.ts';

/** Everybody who may stand before the server: the teacher of the lesson, each role alone, and those who are nobody here. */
export const insiders = ['owner', ...roles] as const;
export const outsiders = ['signed-out', 'other-school', 'closed', 'device', 'emergency'] as const;
export type Insider = (typeof insiders)[number];
export type Outsider = (typeof outsiders)[number];
export type Someone = Insider | Outsider;

export interface Answered {
  readonly status: number;
  /** `ok`, or the reason of a refusal, or the status where it is no `Result`. */
  readonly is: string;
  readonly body: unknown;
}

const password = 'nine quiet lanterns';
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);

/** A school with one of everything, and somebody in every role. */
export class AccessStage {
  readonly school: LiveSchool;
  readonly otherSchool: LiveSchool;
  readonly #cookies = new Map<Someone, string>();
  readonly ids = {} as Record<IdName, string>;
  device!: RawDevice;
  #socket: Promise<DashboardSocket> | null = null;
  #seq = 0;

  private constructor(school: LiveSchool, otherSchool: LiveSchool) {
    this.school = school;
    this.otherSchool = otherSchool;
  }

  static async open(): Promise<AccessStage> {
    const stage = new AccessStage(
      await LiveSchool.openWith({ THINKCLICK_TRUSTED_PROXIES: '1' }, 2, 'dsl'),
      await LiveSchool.open(1, 'dsl'),
    );
    await stage.#addPeople();
    await stage.#addObjects();
    return stage;
  }

  async close(): Promise<void> {
    await this.school.close();
    await this.otherSchool.close();
  }

  get url(): string {
    return this.school.url;
  }

  /** Ids of the same form that name nothing. */
  absentIds(): Ids {
    return Object.fromEntries(idNames.map((name) => [name, randomUUID()])) as Record<IdName, string>;
  }

  cookieOf(who: Someone): string {
    return this.#cookies.get(who) ?? '';
  }

  headersOf(who: Someone): Record<string, string> {
    const origin = who === 'device' ? `chrome-extension://${this.school.keys.extensionId}` : this.url;
    const cookie = this.cookieOf(who);
    // Each from an address of its own: guesses are counted by address.
    const from = `203.0.113.${randomInt(1, 255)}`;
    return { origin, 'x-forwarded-for': from, ...(cookie !== '' && { cookie }) };
  }

  /** As any program could send it. */
  async ask(who: Someone, name: EndpointName, request: object): Promise<Answered> {
    const { method, path } = endpoints[name];
    const query = new URLSearchParams(
      Object.entries(request).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
    );
    const response = await fetch(`${this.url}${path}${method === 'GET' ? `?${query}` : ''}`, {
      method,
      headers: { ...this.headersOf(who), 'content-type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify(request) }),
    });
    return answered(response);
  }

  /** A plain route. */
  async fetch(who: Someone, path: string, init: RequestInit = {}): Promise<Answered> {
    const headers = { ...this.headersOf(who), ...(init.headers as Record<string, string> | undefined) };
    return answered(await fetch(`${this.url}${path}`, { ...init, headers }));
  }

  /** A lesson of the owner's runs, with the device in it. */
  async haveLesson(): Promise<void> {
    const owner = this.school.as('teacher');
    this.ids.lesson = (await owner.do('startLesson', { classId: this.ids.class, minutes: 60 })).lessonId;
    await waitUntil(
      'the device is in the lesson',
      () => this.device.states.at(-1)?.lesson?.lessonId === this.ids.lesson,
    );
  }

  async confirm(who: Role): Promise<void> {
    await this.ask(who, 'confirmPassword', { password });
  }

  async #addPeople(): Promise<void> {
    const { school, otherSchool } = this;
    const added = await Promise.all(roles.map((role) => this.#invite(role, [role])));
    roles.forEach((role, index) => this.#cookies.set(role, added[index]?.cookie() ?? ''));
    this.#cookies.set('owner', school.as('teacher').cookie());
    const closed = await this.#invite('closed', ['head', 'admin', 'dsl']);
    const accounts = await school.as('admin').do('accounts', {});
    const gone = accounts.find(({ name }) => name === 'closed')?.accountId ?? '';
    await school.as('admin').do('deactivateAccount', { accountId: gone });
    this.#cookies.set('closed', closed.cookie());
    this.#cookies.set('emergency', await this.#useEmergencyCode(school.as('admin')));
    this.#cookies.set('other-school', otherSchool.as('dsl').cookie());
    this.ids.account = accounts.find(({ name }) => name === 'governor')?.accountId ?? '';
  }

  async #useEmergencyCode(admin: StaffClient): Promise<string> {
    await admin.do('confirmPassword', { password: madeUpStaff.admin.password });
    const envelope = createStaffClient(this.url);
    await envelope.do('useEmergencyCode', await admin.do('makeEmergencyCode', { holder: 'Dr Penrose' }));
    return envelope.cookie();
  }

  async #invite(name: string, asRoles: readonly Role[]): Promise<StaffClient> {
    const admin = this.school.as('admin');
    const email = `${name}@hazelwood.example`;
    const { invitationUrl } = await admin.do('addAccount', {
      name,
      email: `role-${email}`,
      roles: [...asRoles],
    });
    const client = createStaffClient(this.url);
    await client.do('acceptInvitation', { token: new URL(invitationUrl).hash.slice(1), password });
    return client;
  }

  async #addObjects(): Promise<void> {
    const { school, ids } = this;
    const teacher = school.as('teacher');
    ids.class = school.classId;
    ids.pupil = school.pupilIds[0] ?? '';
    this.device = school.device(0);
    await this.device.arrive();
    this.device.picture = { ok: true, value: { page: null, type: 'image/jpeg', bytes: picture } };
    ids.device = this.device.deviceId;
    await this.haveLesson();
    const lessonId = ids.lesson;
    const about = { lessonId, deviceId: ids.device, kind: 'hurtful-message', words: 'Unkind words' } as const;
    ids.incident = (await teacher.do('recordIncident', about)).incidentId;
    for (const name of freshNames) await this.makeAnew(name);
    const row = await school.storage.db
      .selectFrom('evidenceItems')
      .select('evidenceId')
      .executeTakeFirstOrThrow();
    ids.evidence = row.evidenceId;
    ids.alert = await this.#alert();
    await this.#addKeptObjects();
  }

  /** What two people, the police or the law hang on, by a safeguarding lead who is none of the insiders. */
  async #addKeptObjects(): Promise<void> {
    const { school, ids } = this;
    const dsl = school.as('dsl');
    ids.otherPupil = school.pupilIds[1] ?? '';
    ids.referral = await this.#refer();
    ids.review = (await dsl.do('startInitialReview', { kind: 'referral', id: ids.referral })).reviewId;
    const reason = 'Asked for';
    const held = { scope: 'pupil', object: ids.otherPupil, reason } as const;
    ids.year = String((await dsl.do('yearlyReview', {})).year);
    ids.hold = (await dsl.do('setHold', held)).holdId;
    await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    const asked = { pupilId: ids.otherPupil, withheld: [], leaveOut: [], leaveIn: [], reason };
    ids.subjectRequest = (await dsl.do('askSubjectAccess', asked)).requestId;
  }

  /** Of a device that is nobody's. */
  async #alert(): Promise<string> {
    const device = this.school.device(null);
    await device.arrive();
    await device.report([alertReport(1)]);
    const [alert] = await alertsOnDesk(this.school.as('dsl'));
    return alert?.alertId ?? '';
  }

  /** Of a device of its own, so that the other one goes on. */
  async #refer(): Promise<string> {
    const { school, ids } = this;
    const device = school.device(1);
    await device.arrive();
    await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === ids.lesson);
    const about = { lessonId: ids.lesson, deviceId: device.deviceId };
    return (await school.as('teacher').do('stopAndRefer', about)).referralId;
  }

  /** Another one of those that an answer uses up. */
  async makeAnew(name: FreshName): Promise<void> {
    this.ids[name] = await this.#makers[name]();
  }

  readonly #makers: Readonly<Record<FreshName, () => Promise<string>>> = {
    lesson: async () => {
      await this.haveLesson();
      return this.ids.lesson;
    },
    exception: () => this.#grant(),
    closedException: async () => this.#closeByCommand(await this.#grant()),
    focusList: async () => (await this.school.as('teacher').do('saveFocusList', focusList)).focusListId,
    weeklyLesson: async () => {
      const weekly = { classId: this.ids.class, day: 1, from: 540, to: 600, startsByItself: false };
      return (await this.school.as('teacher').do('addWeeklyLesson', weekly)).weeklyLessonId;
    },
    report: async () => {
      const about = { url: `https://${randomUUID()}.example/`, wants: 'block', words: '' } as const;
      return (await this.school.as('teacher').do('reportSite', about)).requestId;
    },
    request: () => this.#told((requestId) => ({ kind: 'may-i', requestId, about: 'page' })),
    hand: () => this.#told((requestId) => this.#handUp(requestId)),
    approval: async () => {
      const about = { objects: [this.ids.incident], reason: 'By mistake' };
      return (await this.school.as('dsl').do('askApproval', { kind: 'delete-early', ...about })).approvalId;
    },
  };

  #handUp(requestId: string): object {
    return { kind: 'hand-up', requestId, lessonId: this.ids.lesson, about: 'question' };
  }

  async #grant(): Promise<string> {
    const { lesson: lessonId, pupil } = this.ids;
    const granted = await this.school.as('teacher').do('grantException', {
      target: { kind: 'site', host: 'games.example' },
      to: { kind: 'pupils', pupilIds: [pupil] },
      endsAt: 'lesson',
      lessonId,
      reason: 'A project',
    });
    return granted.exceptionId;
  }

  /** Which its lesson may open again. */
  async #closeByCommand(exceptionId: string): Promise<string> {
    const socket = await this.#ownerSocket();
    const { lesson: lessonId, device } = this.ids;
    const order = { lessonId, name: 'end-controls', deviceIds: [device], isForClass: true } as const;
    await socket.timeout(10_000).emitWithAck('command', { ...order, args: { controls: ['exceptions'] } });
    return exceptionId;
  }

  #ownerSocket(): Promise<DashboardSocket> {
    this.#socket ??= this.school.dashboard('teacher');
    return this.#socket;
  }

  /** Told by the device; it is stored when that is acknowledged. */
  async #told(about: (requestId: string) => object): Promise<string> {
    const requestId = randomUUID();
    this.#seq += 1;
    const report = { seq: this.#seq, at: Date.now(), url: 'https://games.example/', words: '' };
    await this.device.ask('reports', {
      sentAt: Date.now(),
      reports: [{ ...report, ...about(requestId) }],
    });
    return requestId;
  }
}

export const focusList = {
  name: 'Newts',
  items: [{ url: 'https://newts.example/', title: 'Newts', isWholeSite: true }],
  needs: [],
  isShared: false,
};

const isResult = (body: unknown): body is Result<unknown> =>
  typeof body === 'object' && body !== null && 'ok' in body;

const answered = async (response: Response): Promise<Answered> => {
  const text = await response.text();
  const body = response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : text;
  if (!isResult(body)) return { status: response.status, is: String(response.status), body };
  const is = body.ok ? 'ok' : body.reason;
  if (is !== 'ok' && !(failureReasons as readonly string[]).includes(is))
    throw new Error(`Not a reason: ${is}`);
  return { status: response.status, is, body };
};
