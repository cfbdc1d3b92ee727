import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import { dueAlerts } from './due-alerts.ts';
import { dueIncidents } from './due-incidents.ts';
import type { OnCall } from './on-call.ts';
import type { Outbox } from './outbox.ts';

export interface RemindersParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly outbox: Outbox;
  readonly onCall: Pick<OnCall, 'settings'>;
  readonly clock: Clock;
}

const everyMs = 15_000;

/** Reminds of what nobody has looked at in time, and tells deputies and the head where that does not help (R47). */
export class Reminders {
  readonly #parts: RemindersParts;
  #nextAt = 0;

  constructor(parts: RemindersParts) {
    this.#parts = parts;
  }

  /** Cheap between its times. */
  async tick(): Promise<void> {
    const now = this.#parts.clock();
    if (now < this.#nextAt) return;
    this.#nextAt = now + everyMs;
    const { outbox, storage, onCall } = this.#parts;
    const due = [...(await dueIncidents(storage, now)), ...(await dueAlerts(storage, now))];
    if (due.length === 0) return;
    const { graceMinutes } = await onCall.settings();
    for (const incident of due) {
      await outbox.put({ ...incident, reason: 'reminder' }, storage.db);
      const isLate = now >= incident.firstLookDueAt + graceMinutes * 60_000;
      if (isLate) await outbox.put({ ...incident, reason: 'escalation' }, storage.db);
    }
  }
}
