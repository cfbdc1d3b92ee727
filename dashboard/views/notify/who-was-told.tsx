import { notifyChannelLabels, type Told } from '#shared/api/notify.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Loaded } from '../../ui/loaded.tsx';

const reasonWords: Readonly<Record<Told['reason'], string>> = {
  recorded: '',
  chosen: 'chosen by the pupil, ',
  reminder: 'reminded, ',
  escalation: 'told as nobody had looked, ',
};

/** Of an alert somebody may have looked: it is told on because nobody has said what it is. */
const alertReasonWords: typeof reasonWords = { ...reasonWords, escalation: 'told as nobody had judged it, ' };

const outcome = ({ state, settledAt }: Told, now: number): string => {
  if (state === 'sent') return dayAndTime(settledAt ?? 0, now);
  return state === 'waiting' ? 'not arrived yet' : 'did not arrive';
};

const Line = ({ told, words }: { told: Told; words: typeof reasonWords }) => (
  <li data-told={told.state}>
    <bdi>{told.to ?? 'The room'}</bdi>
    <span class="quiet-text">
      {' '}
      {words[told.reason]}
      {notifyChannelLabels[told.channel]}, {outcome(told, useDashboard().clock.now.value)}
    </span>
  </li>
);

export interface WhoWasToldProps {
  /** Or of an alert. */
  readonly incidentId: string;
  readonly isAlert?: boolean;
}

/** Who was told of one incident, by which way, and when it arrived. */
export const WhoWasTold = ({ incidentId, isAlert = false }: WhoWasToldProps) => {
  const { api } = useDashboard();
  const told = useResource(() => api.call('whoWasTold', { incidentId }), {
    key: incidentId,
    reloadOn: 'incidents-changed',
  });
  return (
    <section class="card" aria-labelledby="who-was-told-title">
      <h2 id="who-was-told-title">Who was told</h2>
      <Loaded resource={told} what="who was told">
        {(letters) =>
          letters.length === 0 ? (
            <p class="quiet-text">Nobody was sent a message. It is shown here to those whom it is for.</p>
          ) : (
            <ul class="own-browsers who-was-told">
              {letters.map((each) => (
                <Line key={each.sendId} told={each} words={isAlert ? alertReasonWords : reasonWords} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
};
