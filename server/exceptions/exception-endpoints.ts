import type { GrantedException } from '#shared/api/exceptions.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import { targetOf, type Exceptions, type StoredException } from './exceptions.ts';
import type { GrantExceptions } from './grant-exceptions.ts';
import { asNotFound, lessonFor } from '../lessons/lesson-for.ts';

export interface ExceptionEndpointsParts {
  readonly exceptions: Exceptions;
  readonly granting: GrantExceptions;
  readonly lessons: Lessons;
  readonly roster: ClassRoster;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type ExceptionEndpoints = Pick<
  Handlers,
  'grantException' | 'exceptions' | 'endException' | 'reopenException'
>;

const notToClose = failure('not-found', 'It is closed already, or it is not yours to close.');

export const exceptionEndpoints = (parts: ExceptionEndpointsParts): ExceptionEndpoints => ({
  grantException: async ({ target, to, endsAt, lessonId, reason }, { actor }) => {
    const lesson = await givingRight(parts, actor, 'grant-exception', lessonId);
    if (!lesson.ok) return lesson;
    const granted = await parts.granting.store({
      actor,
      lesson: lesson.value,
      target,
      to,
      endsAt,
      reason,
    });
    if (!granted.ok) return recordRefusal(parts, actor, granted);
    await parts.granting.tell(granted.value.pupilIds);
    return success({ exceptionId: granted.value.exceptionId, endsAt: granted.value.endsAt });
  },

  exceptions: async ({ lessonId }, { actor }) => {
    const lesson = await givingRight(parts, actor, 'view-lesson', lessonId);
    return lesson.ok ? success(await listed(parts, lesson.value)) : lesson;
  },

  endException: async ({ exceptionId }, { actor }) => {
    const stored = await parts.exceptions.find(exceptionId, parts.clock());
    if (!stored) return notToClose;
    const refused = await mayEnd(parts, actor, stored);
    if (refused) return notToClose;
    if (!(await parts.granting.end(actor, stored))) return failure('conflict', 'It has ended already.');
    return tell(parts, stored);
  },

  reopenException: async ({ exceptionId }, { actor }) => {
    const stored = await parts.exceptions.findEnded(exceptionId);
    if (!stored) return failure('not-found');
    const lesson = await lessonFor(parts, actor, 'grant-exception', stored.lessonId ?? '');
    if (!lesson.ok) return asNotFound(lesson) ?? lesson;
    const reopened = await parts.granting.reopen(actor, stored, lesson.value);
    return reopened.ok ? tell(parts, stored) : reopened;
  },
});

const tell = async (
  { granting }: ExceptionEndpointsParts,
  stored: StoredException,
): Promise<Result<Record<string, never>>> => {
  await granting.tell(await granting.pupilsFor(stored));
  return success({});
};

/** The lesson that gives the right, or null for those who manage filtering. */
const givingRight = async (
  parts: ExceptionEndpointsParts,
  actor: Actor,
  action: 'view-lesson' | 'grant-exception',
  lessonId: string | undefined,
): Promise<Result<RunningLesson | null>> => {
  if (lessonId === undefined) {
    return (await askMay(parts, actor, 'manage-filtering', {}, 'exceptions')) ?? success(null);
  }
  return lessonFor(parts, actor, action, lessonId);
};

const recordRefusal = async (
  { ledger }: ExceptionEndpointsParts,
  actor: Actor,
  refused: Failure,
): Promise<Failure> => {
  if (refused.reason === 'not-allowed') {
    const about = { actor: actor.accountId, action: 'grant-exception', object: 'exceptions' };
    await ledger.append({ ...about, outcome: 'refused', facts: { why: refused.detail } });
  }
  return refused;
};

/** What was given in a lesson its teacher closes; those who manage filtering close anything. */
const mayEnd = async (
  parts: ExceptionEndpointsParts,
  actor: Actor,
  { exceptionId, lessonId }: StoredException,
): Promise<Failure | null> => {
  if (may(actor, 'manage-filtering', {}, parts.clock())) return null;
  const lesson = parts.lessons.find(lessonId ?? '');
  if (lesson) return askMay(parts, actor, 'grant-exception', { lesson }, exceptionId);
  return askMay(parts, actor, 'manage-filtering', {}, exceptionId);
};

const listed = async (
  { exceptions, roster, clock }: ExceptionEndpointsParts,
  lesson: RunningLesson | null,
): Promise<GrantedException[]> => {
  const stored = await exceptions.inForce(clock());
  const pupils = await roster.bound(stored.flatMap(({ pupilIds }) => pupilIds));
  const classNames = await roster.classNames();
  const concerns = ({ classId, pupilIds }: StoredException): boolean =>
    lesson === null ||
    classId === lesson.classId ||
    pupilIds.some((pupilId) => pupils.get(pupilId)?.classId === lesson.classId);
  return stored.filter(concerns).map((each) => ({
    exceptionId: each.exceptionId,
    target: targetOf(each),
    to:
      each.classId === null
        ? { kind: 'pupils', pupilIds: [...each.pupilIds] }
        : { kind: 'class', classId: each.classId },
    whom:
      each.classId === null
        ? each.pupilIds.map((pupilId) => pupils.get(pupilId)?.name ?? 'A pupil who left').join(', ')
        : (classNames.get(each.classId) ?? 'A class'),
    by: each.by,
    reason: each.reason,
    startedAt: each.startedAt,
    endsAt: each.endsAt,
    lessonId: each.lessonId,
  }));
};
