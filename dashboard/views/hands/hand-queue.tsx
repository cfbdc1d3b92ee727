import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RaisedHand } from '#shared/api/hands.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { LessonView } from '../../state/lesson.ts';
import { useResource } from '../../state/resource.ts';
import { Icon } from '../../ui/icon.tsx';
import { HandCard } from './hand-card.tsx';

/** An answered card keeps its place so long: the next one must not slide under the pointer. */
const staysMs = 4_000;

interface Answered {
  readonly hand: RaisedHand;
  /** What was said. */
  readonly said: string;
  readonly until: number;
}

/** Those that are up, and those just answered where they were, in the order in which they went up. */
const useShown = (up: readonly RaisedHand[]) => {
  const answered = useSignal<readonly Answered[]>([]);
  const isUp = new Set(up.map(({ requestId }) => requestId));
  const shown = [
    ...up.map((hand) => ({ hand, said: null })),
    ...answered.value.filter(({ hand }) => !isUp.has(hand.requestId)),
  ].toSorted((one, other) => one.hand.raisedAt - other.hand.raisedAt);
  const note = (hand: RaisedHand, said: string) => {
    answered.value = [...answered.peek(), { hand, said, until: Date.now() + staysMs }];
  };
  useEffect(() => {
    if (answered.value.length === 0) return undefined;
    const timer = setTimeout(() => {
      answered.value = answered.peek().filter(({ until }) => until > Date.now());
    }, staysMs);
    return () => clearTimeout(timer);
  }, [answered.value]);
  return { shown, note };
};

export const handsWords = (count: number): string => `${count} ${count === 1 ? 'hand' : 'hands'} up`;

export interface HandQueueProps {
  readonly lesson: LessonView;
  readonly lessonId: string;
  readonly onOpen: (pupilId: string) => void;
}

/** Who needs help, first come first served. */
export const HandQueue = ({ lesson, lessonId, onOpen }: HandQueueProps) => {
  const { api } = useDashboard();
  const resource = useResource(() => api.call('hands', { lessonId }), { reloadOn: 'hands-changed' });
  const { value, failure } = resource.state.value;
  const up = value ?? [];
  const { shown, note } = useShown(up);
  useSignalEffect(() => {
    const known = resource.state.value.value ?? [];
    lesson.hands.value = new Map(known.map((hand) => [hand.pupilId, hand]));
  });
  return (
    <section class="hands" aria-labelledby="hands-title" data-hands={up.length}>
      <h2 id="hands-title">
        <Icon name="hand" /> {up.length === 0 ? 'Hands' : handsWords(up.length)}
      </h2>
      <p class="unseen" role="status">
        {up.length === 0 ? '' : `${handsWords(up.length)}. Press H in the class to answer.`}
      </p>
      {failure !== null && (
        <p class="error" role="status">
          Hands could not be loaded: {failure.detail}
        </p>
      )}
      {shown.length > 0 && (
        <ol class="hand-list">
          {shown.map(({ hand, said }) => (
            <HandCard
              key={hand.requestId}
              hand={hand}
              name={lesson.tile(hand.pupilId)?.value.name ?? hand.pupilName}
              said={said}
              onAnswered={(words) => note(hand, words)}
              onOpen={() => onOpen(hand.pupilId)}
            />
          ))}
        </ol>
      )}
    </section>
  );
};

/** From wherever the keyboard is to the hand that has been up longest. True when there is one. */
export const focusHands = (): boolean => {
  const first = document.querySelector<HTMLElement>('.hand-card .button');
  first?.focus();
  return first !== null;
};
