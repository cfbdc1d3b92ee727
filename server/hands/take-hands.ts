import type { HandUp } from '#shared/reports.ts';
import type { AskedReport } from '../activity/ingest.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Placement } from '../devices/placement.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Hands } from './hands.ts';

export interface TakeHandsParts {
  readonly hands: Hands;
  readonly states: Pick<DesiredStates, 'of'>;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly viewers: Pick<Viewers, 'handsChanged'>;
}

/** Takes hands that go up and come down, as they come in from devices. */
export class TakeHands {
  readonly #parts: TakeHandsParts;

  constructor(parts: TakeHandsParts) {
    this.#parts = parts;
  }

  /** May be called twice with the same: what is there already stays. */
  readonly take = async (asked: readonly AskedReport[]): Promise<void> => {
    for (const { deviceId, pupilId, at, report } of asked) {
      // Without a pupil there is nobody to come to; the device does not offer it.
      if (pupilId === null) continue;
      const { lesson } = this.#parts.states.of(deviceId);
      const lessonId = lesson?.lessonId ?? null;
      if (report.kind === 'hand-up') await this.#raise({ deviceId, pupilId, at, report, lessonId });
      if (report.kind === 'hand-down' && (await this.#parts.hands.lower(report.requestId, pupilId)))
        await this.#tell(pupilId, lessonId);
    }
  };

  async #raise(came: {
    readonly deviceId: string;
    readonly pupilId: string;
    readonly at: number;
    readonly report: HandUp;
    /** Of the lesson that the device is in now. */
    readonly lessonId: string | null;
  }): Promise<void> {
    const { deviceId, pupilId, at, report, lessonId } = came;
    const { requestId, about, url, words } = report;
    const isInTime = report.lessonId === lessonId;
    const isNew = await this.#parts.hands.add({
      requestId,
      deviceId,
      pupilId,
      lessonId: report.lessonId,
      about,
      url,
      words,
      raisedAt: at,
      state: isInTime ? 'waiting' : 'too-late',
    });
    if (!isNew || !isInTime) return;
    await this.#parts.hands.lowerOthers({ requestId, pupilId, lessonId });
    await this.#tell(pupilId, lessonId);
  }

  async #tell(pupilId: string, lessonId: string | null): Promise<void> {
    await this.#parts.placement.settlePupils([pupilId]);
    if (lessonId !== null) this.#parts.viewers.handsChanged(lessonId);
  }
}
