import { useSignal } from '@preact/signals';
import type { EndpointRequest } from '#shared/api.ts';
import type { RaisedHand } from '#shared/api/hands.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { handAboutWords } from '../../state/told.ts';
import { lasted } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';

/** Said by one press and read by the child; the hand comes down. */
const readyWords = ['Ask a partner first.', 'Go on to the next one.', 'Wait one minute, please.'] as const;

type Answer = Omit<EndpointRequest<'answerHands'>, 'requestIds'>;

export interface HandCardProps {
  readonly hand: RaisedHand;
  readonly name: string;
  /** What was said just now; null while it is up. */
  readonly said: string | null;
  readonly onAnswered: (words: string) => void;
  readonly onOpen: () => void;
}

const Facts = ({ hand }: { hand: RaisedHand }) => {
  const { clock } = useDashboard();
  return (
    <>
      <p>
        {handAboutWords[hand.about]}
        <span class="quiet-text"> · {lasted(clock.now.value - hand.raisedAt)}</span>
      </p>
      {hand.words !== '' && (
        <p class="request-words" dir="auto">
          “{hand.words}”
        </p>
      )}
      {hand.about === 'blocked-site' && hand.url !== null && (
        <p class="quiet-text" title={hand.url}>
          <bdi>{hostOf(hand.url)}</bdi>
        </p>
      )}
      {hand.comingBy !== null && <p class="coming">{hand.comingBy} is coming</p>}
    </>
  );
};

/** One hand: "Coming", "Done" or a few ready words, each by one press. */
export const HandCard = ({ hand, name, said, onAnswered, onOpen }: HandCardProps) => {
  const { api, notices } = useDashboard();
  const isBusy = useSignal(false);
  const answer = async (one: Answer, saying: string) => {
    isBusy.value = true;
    const result = await api.call('answerHands', { requestIds: [hand.requestId], ...one });
    isBusy.value = false;
    if (!result.ok) notices.say('bad', result.detail);
    else if (one.is !== 'coming') onAnswered(saying);
  };
  if (said !== null) {
    return (
      <li class="hand-card" data-answered>
        <p role="status">
          <bdi>{name}</bdi>: {said}
        </p>
      </li>
    );
  }
  return (
    <li class="hand-card" data-hand={hand.pupilId} data-coming={hand.comingBy !== null}>
      <p class="hand-name">
        <button class="link" type="button" onClick={onOpen}>
          <bdi>{name}</bdi>
        </button>
      </p>
      <Facts hand={hand} />
      <div class="request-answers">
        {hand.comingBy === null && (
          <Button
            kind="primary"
            isBusy={isBusy.value}
            label={`Coming: ${name}`}
            onClick={() => answer({ is: 'coming', words: '' }, '')}
          >
            Coming
          </Button>
        )}
        <Button
          isBusy={isBusy.value}
          label={`Done: ${name}`}
          onClick={() => answer({ is: 'done', words: '' }, 'Done')}
        >
          Done
        </Button>
        {readyWords.map((words) => (
          <button
            key={words}
            class="link ready-words"
            type="button"
            aria-label={`${words} Said to ${name}`}
            onClick={() => void answer({ is: 'told', words }, `“${words}”`)}
          >
            {words}
          </button>
        ))}
      </div>
    </li>
  );
};
