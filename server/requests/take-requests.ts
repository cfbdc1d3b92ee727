import type { MayI } from '#shared/reports.ts';
import type { AskedReport } from '../activity/ingest.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { FilterReports } from './filter-reports.ts';
import type { MayIRequests } from './may-i-requests.ts';

export interface TakeRequestsParts {
  readonly requests: MayIRequests;
  readonly filterReports: FilterReports;
  readonly states: DesiredStates;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly viewers: Pick<Viewers, 'requestsChanged' | 'filterReportsChanged'>;
  readonly ledger: Ledger;
}

/** Beyond so many that wait, a pupil is answered at once that it is too many; nothing is dropped without a word. */
const mostWaiting = 30;
const tooManyWords = 'You have asked for a lot of pages. Talk to your teacher about them.';
const shownMs = 24 * 3_600_000;

/** Takes what pupils ask and report, as it comes in from their devices. */
export class TakeRequests {
  readonly #parts: TakeRequestsParts;

  constructor(parts: TakeRequestsParts) {
    this.#parts = parts;
  }

  /** May be called twice with the same: what is there already stays. */
  readonly take = async (asked: readonly AskedReport[]): Promise<void> => {
    for (const each of asked) {
      if (each.report.kind === 'may-i') await this.#takeRequest(each, each.report);
      else if (each.report.kind === 'filter-report' && (await this.#parts.filterReports.addOfDevice(each)))
        this.#parts.viewers.filterReportsChanged();
    }
  };

  async #takeRequest({ deviceId, pupilId, at }: AskedReport, report: MayI): Promise<void> {
    const { requests, states, viewers } = this.#parts;
    const { requestId, about, url, words } = report;
    // Without a pupil there is nobody to open anything for; the device does not offer it.
    if (pupilId === null) return this.#record(deviceId, requestId, 'refused', { about });
    const lessonId = states.of(deviceId).lesson?.lessonId ?? null;
    const isNew = await requests.add({
      requestId,
      deviceId,
      pupilId,
      lessonId,
      about,
      url,
      words,
      askedAt: at,
    });
    if (!isNew) return this.#refuseForged(deviceId, requestId);
    // Not where: the ledger keeps for ever what the request itself keeps for a time, or may have to forget at once.
    await this.#record(deviceId, requestId, 'recorded', { about });
    await this.#answerFlood(pupilId, requestId, at);
    viewers.requestsChanged(lessonId);
  }

  /** The same device may send it twice; another device has no business with it. */
  async #refuseForged(deviceId: string, requestId: string): Promise<void> {
    const owner = await this.#parts.requests.deviceOf(requestId);
    if (owner !== deviceId) await this.#record(deviceId, requestId, 'refused', { why: 'of another device' });
  }

  async #answerFlood(pupilId: string, requestId: string, at: number): Promise<void> {
    const { requests, placement } = this.#parts;
    if ((await requests.waitingOf([pupilId])).length <= mostWaiting) return;
    const said = {
      state: 'refused',
      by: 'server',
      at,
      words: tooManyWords,
      endsAt: at + shownMs,
      exceptionId: null,
    } as const;
    if (await requests.say(requestId, said)) await placement.settlePupils([pupilId]);
  }

  #record(actor: string, object: string, outcome: string, facts: Record<string, unknown>): Promise<void> {
    return this.#parts.ledger.append({ actor, action: 'ask-may-i', object, outcome, facts });
  }
}
