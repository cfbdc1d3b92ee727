import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Lessons } from './lessons.ts';
import type { RunningLesson } from './running-lesson.ts';

export interface LessonForParts {
  readonly lessons: Pick<Lessons, 'find' | 'wasTaughtBy'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type LessonAction =
  'view-lesson' | 'command-device' | 'record-incident' | 'grant-exception' | 'answer-request' | 'own-lesson';

/**
 * The running lesson, for somebody who may do this with it. Whoever may not is answered the same whether there is such a
 * lesson or not, so that nobody learns by trying which there are; those who taught it read that it is over.
 */
export const lessonFor = async (
  parts: LessonForParts,
  actor: Actor,
  action: LessonAction,
  lessonId: string,
): Promise<Result<RunningLesson>> => {
  const lesson = parts.lessons.find(lessonId);
  if (lesson) return (await askMay(parts, actor, action, { lesson }, lessonId)) ?? success(lesson);
  if (await parts.lessons.wasTaughtBy(lessonId, actor.accountId))
    return failure('expired', 'The lesson is over.');
  await parts.ledger.append({ actor: actor.accountId, action, object: lessonId, outcome: 'refused' });
  return failure('not-allowed');
};

/** What one may not see is answered like what is not there. */
export const asNotFound = (refused: Failure | null): Failure | null =>
  refused?.reason === 'not-allowed' ? failure('not-found') : refused;
