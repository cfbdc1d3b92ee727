import type { NotifyChannel } from '#shared/api/notify.ts';
import type { Report } from '#shared/reports.ts';
import { LiveSchool } from './live-school.ts';
import { MailServer, type ReceivedMail } from './mail-server.ts';
import { madeUpStaff, type StaffKey } from './made-up-people.ts';
import { PostServer } from './post-server.ts';
import type { RawDevice } from './raw-device.ts';
import { waitUntil } from './wait-until.ts';

/** What is on the pupil's screen, and what a teacher writes: nothing of it may leave the school. */
export const secretPage = { url: 'https://newts.example/secret-path', title: 'Newts and toads' };
export const secretWords = 'Unkind words in a shared document';
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);

/** A school in the middle of a lesson, with a mail server and rooms of its own to tell. */
export class TellingSchool {
  readonly live: LiveSchool;
  readonly mail: MailServer;
  readonly posts: PostServer;
  readonly #device: RawDevice;
  readonly #lessonId: string;

  private constructor(parts: {
    live: LiveSchool;
    mail: MailServer;
    posts: PostServer;
    device: RawDevice;
    lessonId: string;
  }) {
    this.live = parts.live;
    this.mail = parts.mail;
    this.posts = parts.posts;
    this.#device = parts.device;
    this.#lessonId = parts.lessonId;
  }

  static async open(...others: StaffKey[]): Promise<TellingSchool> {
    const mail = await MailServer.open();
    const posts = await PostServer.open();
    const live = await LiveSchool.open(1, 'dsl', 'head', ...others);
    const device = live.device(0);
    await device.arrive();
    device.picture = { ok: true, value: { page: secretPage, type: 'image/jpeg', bytes: picture } };
    device.tell({ page: secretPage, tabs: [{ tabId: 4, isActive: true, ...secretPage }] });
    const lessonId = await live.startLesson();
    await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    return new TellingSchool({ live, mail, posts, device, lessonId });
  }

  async close(): Promise<void> {
    await this.live.close();
    await this.mail.close();
    await this.posts.close();
  }

  get admin() {
    return this.live.as('admin');
  }

  get mailFacts() {
    const { port } = this.mail;
    const from = 'thinkclick@hazelwood.example';
    return { host: '127.0.0.1', port, security: 'none' as const, user: '', from, certificate: '' };
  }

  setUpMail() {
    return this.admin.do('saveChannel', {
      channel: 'mail',
      isOn: true,
      facts: this.mailFacts,
      password: null,
    });
  }

  setUpRoom(channel: 'teams' | 'google-chat', path: string) {
    return this.admin.do('saveChannel', { channel, isOn: true, address: this.posts.url(path) });
  }

  record(words = secretWords) {
    const { deviceId } = this.#device;
    const incident = { lessonId: this.#lessonId, deviceId, kind: 'contact-from-stranger' as const, words };
    return this.live.as('teacher').do('recordIncident', incident);
  }

  /** What the pupil at the device tells somebody whom they choose. */
  async tell(adult: StaffKey): Promise<void> {
    const { staff } = await this.live.as('dsl').do('concernPeople', {});
    const adultId = staff.find(({ name }) => name === madeUpStaff[adult].name)?.accountId ?? '';
    const told = { kind: 'concern', url: null, choice: 'asked-me', words: secretWords } as const;
    const at = Date.now();
    await this.#device.report([{ seq: 1, at, ...told, requestId: 'telling-one', adultId }]);
  }

  /** What the device tells by itself. */
  report(report: Report) {
    return this.#device.report([report]);
  }

  mailTo(key: StaffKey): ReceivedMail[] {
    return this.mail.to(madeUpStaff[key].email);
  }

  async health(channel: NotifyChannel, key: StaffKey = 'admin') {
    const { channels } = await this.live.as(key).do('notifySettings', {});
    return channels.find((each) => each.channel === channel);
  }

  /** What anyone may report about an adult of the school; about the head, where `isHead`. */
  async recordConcern(isHead: boolean): Promise<string> {
    const { account } = await this.live.as('head').do('me', {});
    const adult = isHead
      ? ({ kind: 'staff', accountId: account?.accountId ?? '' } as const)
      : ({ kind: 'adult-here', name: 'Rudolf Kestrel' } as const);
    const { incidentId } = await this.live.as('teacher').do('recordConcern', {
      kind: 'about-an-adult',
      people: [{ ...adult, involvement: 'did' }],
      words: secretWords,
      happenedAt: null,
      place: 'school',
      toldBy: null,
    });
    return incidentId;
  }
}
