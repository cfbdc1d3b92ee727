import type { AlertSummary } from '#shared/api/alerts.ts';
import type { SafeguardingPolicy } from '#shared/api/incidents.ts';
import type { Triage } from '#shared/incidents/change.ts';
import { alertsOnDesk } from '../support/alerts-on-desk.ts';
import type { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';

/** What is done about alerts in a made-up school; of certain pupils alone, where they are named. */
export class AlertDesk {
  readonly #school: LiveSchool;
  /** Null: of everybody, and of devices that are nobody's. */
  of: readonly string[] | null = null;

  constructor(school: LiveSchool) {
    this.#school = school;
  }

  confirm(key: StaffKey): Promise<unknown> {
    return this.#school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
  }

  async open(): Promise<AlertSummary[]> {
    const alerts = await alertsOnDesk(this.#school.as('dsl'));
    const { of } = this;
    return of === null ? alerts : alerts.filter(({ pupil }) => pupil !== null && of.includes(pupil.pupilId));
  }

  async first(): Promise<AlertSummary> {
    const [alert] = await this.open();
    if (alert === undefined) throw new Error('There is no alert');
    return alert;
  }

  async look() {
    const { alertId } = await this.first();
    return this.#school.as('dsl').do('alert', { alertId });
  }

  async judge(verdict: Triage, reason = '') {
    const alertIds = [(await this.first()).alertId];
    return this.#school.as('dsl').do('judgeAlerts', { alertIds, verdict, reason });
  }

  async setPolicy(change: Partial<SafeguardingPolicy>): Promise<void> {
    const policy = await this.#school.as('dsl').do('safeguardingPolicy', {});
    await this.#school.as('dsl').do('saveSafeguardingPolicy', { ...policy, ...change });
  }
}
