import type { MayIRequest } from '#shared/api/requests.ts';
import { decide, type Subject } from '#shared/policy/decide.ts';
import type { BoundPupil } from '#shared/people.ts';
import { success } from '#shared/result.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { neverOpens, targetFor } from '../exceptions/may-open.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Clock } from '../clock.ts';
import { askMay } from '../people/ask-may.ts';
import type { AnswerRequests } from './answer-requests.ts';
import type { MayIRequests, StoredRequest } from './may-i-requests.ts';
import { lessonFor } from '../lessons/lesson-for.ts';

export interface RequestEndpointsParts {
  readonly requests: MayIRequests;
  readonly answering: AnswerRequests;
  readonly lessons: Lessons;
  readonly roster: ClassRoster;
  readonly states: DesiredStates;
  readonly policies: Pick<PolicyStore, 'current'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type RequestEndpoints = Pick<Handlers, 'requests' | 'answerRequests'>;

export const requestEndpoints = (parts: RequestEndpointsParts): RequestEndpoints => ({
  requests: async ({ lessonId }, { actor }) => {
    if (lessonId !== undefined) {
      const lesson = await lessonFor(parts, actor, 'answer-request', lessonId);
      return lesson.ok ? success(await listed(parts, lessonId)) : lesson;
    }
    const refused = await askMay(parts, actor, 'manage-filtering', {}, 'requests');
    return refused ?? success(await listed(parts, null));
  },

  answerRequests: ({ requestIds, answer }, { actor }) => parts.answering.answer(actor, requestIds, answer),
});

const listed = async (parts: RequestEndpointsParts, lessonId: string | null): Promise<MayIRequest[]> => {
  const stored = await parts.requests.shown(parts.clock());
  const shown = stored.filter((each) => (parts.answering.lessonOf(each)?.lessonId ?? null) === lessonId);
  const pupils = await parts.roster.bound(shown.map(({ pupilId }) => pupilId));
  const names = await parts.roster.namesOf(shown.flatMap(({ answeredBy }) => answeredBy ?? []));
  return shown.map((each) => described(parts, each, pupils.get(each.pupilId), names));
};

const described = (
  parts: RequestEndpointsParts,
  request: StoredRequest,
  pupil: BoundPupil | undefined,
  names: ReadonlyMap<string, string>,
): MayIRequest => {
  const { requestId, pupilId, pupilName, className, about, url, words, askedAt, state } = request;
  const { compiled } = parts.policies.current;
  const now = parts.clock();
  const target = targetFor(about, url, 'page');
  const by = request.answeredBy === null ? '' : (names.get(request.answeredBy) ?? 'ThinkClick');
  return {
    requestId,
    pupilId,
    pupilName,
    className,
    about,
    url,
    words,
    rule: decide(compiled, subjectOf(parts, request, pupil), url, now).rule,
    canBeOpened: target !== null && neverOpens(compiled, target, now) === null,
    askedAt,
    state,
    answeredAt: request.answeredAt,
    answeredBy: by,
    answer: request.answer,
  };
};

/** As the pupil's device judges, but for what an exception or a pupil has opened meanwhile. */
const subjectOf = (
  { states }: RequestEndpointsParts,
  { deviceId }: StoredRequest,
  pupil: BoundPupil | undefined,
): Subject => ({
  person: pupil ? { kind: 'pupil', pupil } : { kind: 'guest' },
  lock: null,
  focus: states.of(deviceId).focus,
  exceptions: [],
  openings: [],
});
