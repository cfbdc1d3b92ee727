import { failure, success } from '#shared/result.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { asNotFound, lessonFor } from '../lessons/lesson-for.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Hands, SaidToHand } from './hands.ts';

export interface HandEndpointsParts {
  readonly hands: Hands;
  readonly lessons: Pick<Lessons, 'find' | 'wasTaughtBy'>;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly viewers: Pick<Viewers, 'handsChanged'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Hand = Schema['hands'];

/** The help queue: who has a hand up, and what the teacher says to it. */
export const handEndpoints = (parts: HandEndpointsParts): Pick<Handlers, 'hands' | 'answerHands'> => ({
  hands: async ({ lessonId }, { actor }) => {
    const lesson = await lessonFor(parts, actor, 'answer-request', lessonId);
    return lesson.ok ? success(await parts.hands.upIn(lessonId)) : lesson;
  },

  answerHands: async ({ requestIds, is, words }, { actor }) => {
    const found = await parts.hands.find([...new Set(requestIds)]);
    if (found.length === 0) return failure('not-found');
    for (const lessonId of new Set(found.map((hand) => hand.lessonId))) {
      const lesson = await lessonFor(parts, actor, 'answer-request', lessonId);
      if (!lesson.ok) return asNotFound(lesson) ?? lesson;
    }
    const said = { is, words, by: actor.accountId, at: parts.clock() };
    const answered = await sayToAll(parts, found, said);
    if (answered.length === 0) return failure('conflict', 'This hand is down already.');
    await parts.placement.settlePupils(answered.map(({ pupilId }) => pupilId));
    for (const lessonId of new Set(answered.map((hand) => hand.lessonId)))
      parts.viewers.handsChanged(lessonId);
    return success({ answered: answered.length });
  },
});

const sayToAll = async (
  { hands, ledger }: HandEndpointsParts,
  found: readonly Hand[],
  said: SaidToHand,
): Promise<Hand[]> => {
  const answered: Hand[] = [];
  for (const hand of found) {
    if (!(await hands.say(hand.requestId, said))) continue;
    answered.push(hand);
    const entry = { actor: said.by, action: 'answer-hand', object: hand.requestId, outcome: said.is };
    await ledger.append({ ...entry, facts: { lessonId: hand.lessonId, words: said.words } });
  }
  return answered;
};
