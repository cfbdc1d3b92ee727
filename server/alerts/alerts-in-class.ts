import { alertKindOf } from '#shared/alerts/kinds.ts';
import { alertLevels } from '#shared/alerts/levels.ts';
import type { TileAlert } from '#shared/alerts/tile-alert.ts';

/** An alert that nobody has judged, about a pupil. */
export interface StandingAlert extends TileAlert {
  readonly alertId: string;
  readonly pupilId: string;
  readonly deviceId: string;
}

const longestLessonMs = 24 * 3_600_000;

/** What teachers may know of alerts, in memory: asked for every tile that is drawn. */
export class AlertsInClass {
  readonly #standing = new Map<string, StandingAlert>();

  put(alert: StandingAlert): void {
    if (!alertKindOf[alert.kind].isForTeachers) return;
    // What is older than any lesson is in no class view.
    for (const [alertId, { at }] of this.#standing)
      if (at < alert.at - longestLessonMs) this.#standing.delete(alertId);
    this.#standing.set(alert.alertId, alert);
  }

  /** Somebody has judged it, or it is nobody's to see any more. */
  take(alertId: string): void {
    this.#standing.delete(alertId);
  }

  /** Nothing of this device is left here. Answers whether there was something. */
  forgetDevice(deviceId: string): void {
    for (const [alertId, alert] of this.#standing)
      if (alert.deviceId === deviceId) this.#standing.delete(alertId);
  }

  /** The most urgent one of a pupil, and of those the newest. */
  of(pupilId: string, since: number): TileAlert | undefined {
    const [first] = [...this.#standing.values()]
      .filter((alert) => alert.pupilId === pupilId && alert.at >= since)
      .toSorted((one, other) => urgency(other) - urgency(one) || other.at - one.at);
    return first && { kind: first.kind, level: first.level, at: first.at, why: first.why };
  }
}

const urgency = ({ level }: TileAlert): number => alertLevels.indexOf(level);
