import type { EndpointAnswer, EndpointRequest } from '#shared/api.ts';
import type { Capture } from '#shared/incidents/capture.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { roleLabels } from '#shared/roles.ts';
import type { Clock } from '../clock.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { Presences } from '../devices/presences.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { lessonFor } from '../lessons/lesson-for.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Actor } from '../people/actor.ts';
import type { StoppedPages } from '../referrals/stopped-pages.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { SealedFacts } from './incident-facts.ts';
import type { SafeguardingPolicies } from './safeguarding-policies.ts';
import { picturesOf, takePictures, type Seen } from './take-pictures.ts';
import type { WriteIncident } from './write-incident.ts';

export interface RecordIncidentParts {
  readonly lessons: Lessons;
  readonly states: DesiredStates;
  readonly links: DeviceLinks;
  readonly presences: Presences;
  readonly stoppedPages: Pick<StoppedPages, 'has'>;
  readonly deviceFacts: DeviceFacts;
  readonly writing: WriteIncident;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly safeguarding: Pick<SafeguardingPolicies, 'current'>;
}

/** An incident about to be written down. */
interface Draft {
  readonly request: EndpointRequest<'recordIncident'>;
  readonly actor: Actor;
  readonly lesson: RunningLesson;
  readonly pupilId: string;
  readonly reportedAt: number;
  readonly capture: Capture;
}

/** Takes down what a teacher has seen: pictures of the screen now and a moment before, the page, the last minutes, their words, as far as the policy says. */
export class RecordIncident {
  readonly #parts: RecordIncidentParts;

  constructor(parts: RecordIncidentParts) {
    this.#parts = parts;
  }

  readonly answer: Handlers['recordIncident'] = async (request, { actor }) => {
    const { states, clock } = this.#parts;
    const found = await lessonFor(this.#parts, actor, 'record-incident', request.lessonId);
    if (!found.ok) return found;
    const lesson = found.value;
    const state = states.of(request.deviceId);
    if (!state.pupil || state.lesson?.lessonId !== lesson.lessonId) return failure('not-found');
    const { pupilId } = state.pupil;
    const { capture } = await this.#parts.safeguarding.current();
    return this.#record({
      request,
      actor,
      lesson,
      pupilId,
      reportedAt: clock(),
      capture: capture['staff-records'],
    });
  };

  async #record(draft: Draft): Promise<Result<EndpointAnswer<'recordIncident'>>> {
    const { request, actor, pupilId, reportedAt } = draft;
    const { deviceId, kind } = request;
    const seen = await takePictures(this.#parts, deviceId, draft.capture);
    const facts = await this.#gatherFacts(draft, seen);
    const { words: devices } = await this.#parts.deviceFacts.describe({ deviceId, pupilId, at: reportedAt });
    const place = this.#parts.states.isOutside(deviceId) ? 'unknown' : 'school';
    const involvement = kindOf[kind].about === 'conduct' ? 'did' : 'affected';
    const recorded = await this.#parts.writing.write({
      kind,
      source: 'lesson',
      people: [{ kind: 'pupil', pupilId, involvement }],
      reporter: actor.name,
      reporterId: actor.accountId,
      reportedAt,
      facts,
      record: { happenedAt: reportedAt, place, account: '', devices, outcome: '' },
      pictures: picturesOf(seen, reportedAt),
      told: null,
    });
    this.#parts.presences.settleConcern(deviceId);
    return success(recorded);
  }

  async #gatherFacts(draft: Draft, { now: picture, earlier }: Seen): Promise<SealedFacts> {
    const { request, pupilId, reportedAt, actor, lesson, capture } = draft;
    const sitting = { deviceId: request.deviceId, pupilId, at: reportedAt };
    const known = await this.#parts.deviceFacts.gather(sitting, capture);
    return {
      ...known,
      words: request.words,
      page: capture.parts.includes('page') ? ((picture.ok ? picture.value.page : null) ?? known.page) : null,
      pictureMissing: picture.ok ? null : `There is no picture: ${picture.detail}`,
      ...(earlier.length > 0 && {
        earlier: earlier.map(({ page, agoMs }) => ({
          takenAt: reportedAt - agoMs,
          beforeMs: agoMs,
          ...page,
        })),
      }),
      reporterPosition: actor.roles.map((role) => roleLabels[role]).join(', '),
      className: lesson.className,
    };
  }
}
