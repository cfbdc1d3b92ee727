import type { EndpointRequest } from '#shared/api.ts';
import { periodOf } from '../../server/governance/write-report.ts';
import type { LiveSchool } from './live-school.ts';
import { parents } from './parents-not-told.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
type Kind = EndpointRequest<'recordConcern'>['kind'];

/** A made-up school through several terms: the clock is turned, and nobody has to sign in again. */
export class SchoolTerms {
  readonly #school: LiveSchool;
  #turnedMs = 0;

  constructor(school: LiveSchool) {
    this.#school = school;
  }

  get now(): number {
    return Date.now() + this.#turnedMs;
  }

  async turnTo(at: number): Promise<void> {
    // First the sessions: none may be found too old in between.
    await this.#school.storage.db
      .updateTable('sessions')
      .set({ createdAt: at, lastUsedAt: at, confirmedUntil: at + hourMs })
      .execute();
    const byMs = at - this.now;
    this.#turnedMs += byMs;
    this.#school.turnClock(byMs);
  }

  async turnBy(byMs: number): Promise<void> {
    await this.turnTo(this.now + byMs);
  }

  /** The day after the term that the next report is about. */
  async passTerm(): Promise<string> {
    const { next } = await this.#school.as('dsl').do('governorsReports', {});
    if (!next) throw new Error('There is no next term');
    await this.turnTo(periodOf(next.term).to + 10 * hourMs);
    return next.term.startsOn;
  }

  /** Ends the term and tells the governors of it. */
  async publishTerm() {
    const startsOn = await this.passTerm();
    return this.#school.as('head').do('publishGovernorsReport', { startsOn });
  }

  /** As many concerns of this kind, one after the other. */
  async tell(kind: Kind, times: number, change: Partial<EndpointRequest<'recordConcern'>> = {}) {
    const incidentIds: string[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const pupilId = this.#school.pupilIds[turn % this.#school.pupilIds.length] ?? '';
      const { incidentId } = await this.#school.as('teacher').do('recordConcern', {
        kind,
        people: [{ kind: 'pupil', pupilId, involvement: 'affected' }],
        words: 'Something was told',
        happenedAt: null,
        place: 'school',
        toldBy: null,
        ...change,
      });
      incidentIds.push(incidentId);
    }
    return incidentIds;
  }

  async look(incidentIds: readonly string[]): Promise<void> {
    for (const incidentId of incidentIds) await this.#school.as('dsl').do('incident', { incidentId });
  }

  async decide(incidentIds: readonly string[]): Promise<void> {
    for (let start = 0; start < incidentIds.length; start += 50)
      await this.#school.as('dsl').do('changeIncidents', {
        incidentIds: incidentIds.slice(start, start + 50),
        change: { kind: 'decide', decision: 'handled-in-school', reason: 'Talked with everybody', parents },
      });
  }
}
