import type { EndpointAnswer, EndpointRequest } from '#shared/api.ts';
import type { BoundPupil } from '#shared/people.ts';
import { freeSubject, type Subject } from '#shared/policy/decide.ts';
import { explain } from '#shared/policy/explain.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { PolicyStore } from './policy-store.ts';

export interface AnswerWhyParts {
  readonly policies: PolicyStore;
  readonly roster: ClassRoster;
  readonly book: DeviceBook;
  readonly states: DesiredStates;
  readonly lessons: Lessons;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Request = EndpointRequest<'why'>;

/** What the published policy says to one person about one address at one time, and why. */
export const answerWhy = async (
  parts: AnswerWhyParts,
  actor: Actor,
  request: Request,
): Promise<Result<EndpointAnswer<'why'>>> => {
  const refused = await askMay(parts, actor, 'view-policy', {}, 'policy');
  if (refused) return refused;
  const subject = await subjectOf(parts, actor, request);
  if (!subject.ok) return subject;
  const { policy, compiled } = parts.policies.current;
  const at = request.at ?? parts.clock();
  const { steps, ...decided } = explain(compiled, subject.value, request.url, at);
  return success({ ...decided, at, policyVersion: policy.version, steps: [...steps] });
};

const subjectOf = async (
  parts: AnswerWhyParts,
  actor: Actor,
  { pupilId, who = 'guest', controls = 'none' }: Request,
): Promise<Result<Subject>> => {
  if (pupilId === undefined) return success(freeSubject({ kind: who }));
  const pupil = (await parts.roster.bound([pupilId])).get(pupilId);
  if (!pupil) return failure('not-found');
  const free = freeSubject({ kind: 'pupil', pupil });
  if (controls === 'none') return success(free);
  const refused = await refuseToShow(parts, actor, pupil);
  return refused ?? success({ ...free, ...controlsOn(parts, pupilId) });
};

/** What lies on a pupil in a lesson is for who teaches it, and for those who see every class. */
const refuseToShow = async (
  parts: AnswerWhyParts,
  actor: Actor,
  { pupilId, classId }: BoundPupil,
): Promise<Failure | null> => {
  const lesson = parts.lessons.ofClass(classId);
  if (lesson && may(actor, 'view-lesson', { lesson }, parts.clock())) return null;
  return askMay(parts, actor, 'view-roster', {}, pupilId);
};

/** Of several devices the one that was seen last. What the pupil opened after thinking is known to the device alone. */
const controlsOn = (
  { book, states }: AnswerWhyParts,
  pupilId: string,
): Pick<Subject, 'lock' | 'focus' | 'exceptions'> => {
  const [newest] = book.ofPupil(pupilId).toSorted((one, other) => other.lastSeenAt - one.lastSeenAt);
  if (!newest) return { lock: null, focus: null, exceptions: [] };
  const { lock, focus, exceptions } = states.of(newest.deviceId);
  return { lock, focus, exceptions };
};
