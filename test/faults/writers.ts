import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { EndpointName, EndpointRequest } from '#shared/api.ts';
import type { Report } from '#shared/reports.ts';
import type { RawDevice } from '../support/raw-device.ts';
import type { Kind, Notes } from './notes.ts';
import type { SchoolUnderFire } from './school-under-fire.ts';

/** Everything a school's people and devices write at once, until the server is gone. */
export class Writers {
  readonly #school: SchoolUnderFire;
  readonly #outboxes = new Map<RawDevice, Report[]>();
  readonly #lastSeqs = new Map<RawDevice, number>();
  readonly #incidents: string[] = [];
  /** What is asked for and not answered yet, by kind. */
  readonly inFlight = new Map<Kind, number>();
  #round = 0;
  #isRunning = false;
  /** A refusal that nobody expected: the server lived and said no. */
  readonly refusals: string[] = [];

  constructor(school: SchoolUnderFire) {
    this.#school = school;
  }

  /** Resolves when all have stopped: the server died, or `stop` was called. */
  async run(): Promise<void> {
    this.#round += 1;
    this.#isRunning = true;
    this.inFlight.clear();
    const { devices } = this.#school;
    await Promise.all([
      ...devices.map((device) => this.#until(() => this.#report(device))),
      ...devices.slice(0, 2).map((device) => this.#until(() => this.#recordIncident(device))),
      this.#until(() => this.#addAction()),
      this.#until(() => this.#grantException()),
      this.#until(() => this.#publish()),
      this.#until(() => this.#keepFocusList()),
    ]);
  }

  stop(): void {
    this.#isRunning = false;
    for (const { socket } of this.#school.devices) socket.disconnect();
  }

  async #until(write: () => Promise<void>): Promise<void> {
    while (this.#isRunning) {
      try {
        await write();
      } catch {
        // The server is gone, or is going: the killer says when to begin again.
        if (this.#isRunning) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  }

  /** Notes it as sent before, and as acknowledged after. */
  async #write<Value>(kind: Kind, name: string, ask: () => Promise<Value>): Promise<Value> {
    const notes = this.#school.notes[kind];
    notes.sent.add(name);
    const value = await this.#flying(kind, ask);
    notes.acknowledge(name);
    return value;
  }

  async #flying<Value>(kind: Kind, ask: () => Promise<Value>): Promise<Value> {
    this.inFlight.set(kind, (this.inFlight.get(kind) ?? 0) + 1);
    const value = await ask();
    this.inFlight.set(kind, (this.inFlight.get(kind) ?? 1) - 1);
    return value;
  }

  async #do<Name extends EndpointName>(
    key: 'teacher' | 'dsl' | 'filteringManager',
    name: Name,
    request: EndpointRequest<Name>,
  ) {
    const result = await this.#school.as(key).call(name, request);
    if (result.ok) return result.value;
    this.refusals.push(`${name}: ${result.reason}. ${result.detail}`);
    throw new Error(result.detail);
  }

  #name(what: string): string {
    return `${what} ${this.#round} ${randomUUID()}`;
  }

  /** As an outbox does: what is not acknowledged is sent again, with the same numbers. */
  async #report(device: RawDevice): Promise<void> {
    const outbox = this.#outboxes.get(device) ?? [];
    this.#outboxes.set(device, outbox);
    if (outbox.length === 0) outbox.push(...this.#newReports(device));
    const result = await this.#flying('report', () => device.report(outbox));
    if (!result.ok) {
      this.refusals.push(`reports: ${result.reason}`);
      return;
    }
    const done = outbox.splice(0, outbox.findLastIndex(({ seq }) => seq <= result.value.through) + 1);
    for (const report of done) this.#noteReport(report, (notes, name) => notes.acknowledge(name));
  }

  #newReports(device: RawDevice): Report[] {
    const last = this.#lastSeqs.get(device) ?? 0;
    const count = randomInt(1, 20);
    this.#lastSeqs.set(device, last + count);
    const reports = Array.from({ length: count }, (_, index): Report => {
      const place = { seq: last + index + 1, at: Date.now(), url: `https://rabbits.example/${randomUUID()}` };
      return index === 0
        ? { ...place, kind: 'may-i', requestId: randomUUID(), about: 'page', words: 'Please' }
        : { ...place, kind: 'visit', title: 'Rabbits' };
    });
    for (const report of reports) this.#noteReport(report, (notes, name) => void notes.sent.add(name));
    return reports;
  }

  #noteReport(report: Report, note: (notes: Notes, name: string) => void): void {
    const { notes } = this.#school;
    if (report.kind !== 'hand-down') note(notes.report, report.url ?? '');
    if (report.kind === 'may-i') note(notes['may-i'], report.requestId);
  }

  async #recordIncident(device: RawDevice): Promise<void> {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(pictureBytes())]);
    device.picture = { ok: true, value: { page: null, type: 'image/jpeg', bytes } };
    const words = this.#name('Incident');
    const { incidentId, hasPicture } = await this.#write('incident', words, () =>
      this.#do('teacher', 'recordIncident', {
        lessonId: this.#school.lessonId,
        deviceId: device.deviceId,
        kind: 'hurtful-message',
        words,
      }),
    );
    if (!hasPicture) this.refusals.push('recordIncident: there was no picture');
    this.#incidents.push(incidentId);
  }

  async #addAction(): Promise<void> {
    const incidentId = this.#incidents.at(-1);
    if (incidentId === undefined) return pause(5);
    const text = this.#name('Action');
    await this.#write('incident action', text, () =>
      this.#do('dsl', 'addIncidentAction', { incidentId, step: null, isDone: true, text }),
    );
  }

  async #grantException(): Promise<void> {
    const reason = this.#name('Exception');
    const { exceptionId } = await this.#write('exception', reason, () =>
      this.#do('teacher', 'grantException', {
        target: { kind: 'site', host: 'games.example' },
        to: { kind: 'pupils', pupilIds: [this.#school.pupilIds[0] ?? ''] },
        endsAt: Date.now() + 60 * 60_000,
        lessonId: this.#school.lessonId,
        reason,
      }),
    );
    await this.#do('teacher', 'endException', { exceptionId });
  }

  async #publish(): Promise<void> {
    const { version, rules } = await this.#do('filteringManager', 'policy', {});
    const reason = this.#name('Policy');
    await this.#write('policy version', reason, () =>
      this.#do('filteringManager', 'publishPolicy', { basedOn: version, rules, reason }),
    );
    await pause(50);
  }

  /** Kept, and every other one deleted again. */
  async #keepFocusList(): Promise<void> {
    const name = `List ${randomUUID()}`;
    const items = [{ url: 'https://rabbits.example/', title: 'Rabbits', isWholeSite: true }];
    const { focusListId } = await this.#write('focus list', name, () =>
      this.#do('teacher', 'saveFocusList', { name, items, needs: [], isShared: false }),
    );
    const notes = this.#school.notes['focus list'];
    // Few stay: a teacher may keep two hundred.
    if (randomInt(20) === 0) return;
    notes.deleting.add(name);
    await this.#flying('focus list', () => this.#do('teacher', 'deleteFocusList', { focusListId }));
    notes.deleted.add(name);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Mostly as small as a quiet page, now and then as large as a photograph. */
const pictureBytes = (): number =>
  randomInt(8) === 0 ? randomInt(100_000, 400_000) : randomInt(1_000, 40_000);
