import { useSignal } from '@preact/signals';
import type { PendingAsk, PupilAsk, Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { controlLooks } from '../../state/controls-on.ts';
import type { LessonFacts } from '../../state/lesson.ts';
import { clockTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TakeOverPupils } from './take-over-pupils.tsx';

type Elsewhere = Tile & { readonly elsewhere: NonNullable<Tile['elsewhere']> };
const isElsewhere = (tile: Tile): tile is Elsewhere => tile.elsewhere !== null;

/** Calls the server and says what went wrong. */
const useAct = () => {
  const { notices } = useDashboard();
  return async (acting: Promise<{ ok: boolean; detail?: string }>, good: string): Promise<void> => {
    const result = await acting;
    if (result.ok) notices.say('good', good);
    else notices.say('bad', result.detail ?? 'That did not work.');
  };
};

/** Who is away, or in another lesson: with whom, until when, and what is on for them there. */
export const ElsewhereList = ({ tiles, facts }: { tiles: readonly Tile[]; facts: LessonFacts }) => {
  const elsewhere = tiles.filter(isElsewhere);
  const absent = tiles.filter((tile) => !isElsewhere(tile) && tile.state === 'away');
  const taken = useSignal<Elsewhere | null>(null);
  return (
    <>
      {facts.asks.map((ask) => (
        <Ask key={ask.askId} ask={ask} lessonId={facts.lessonId} />
      ))}
      {facts.asked.map((asked) => (
        <Asked key={asked.askId} asked={asked} lessonId={facts.lessonId} />
      ))}
      {elsewhere.length > 0 && (
        <section aria-labelledby="elsewhere-title">
          <h2 id="elsewhere-title">Elsewhere</h2>
          <ul>
            {elsewhere.map((tile) => (
              <One key={tile.pupilId} tile={tile} facts={facts} onTake={() => (taken.value = tile)} />
            ))}
          </ul>
        </section>
      )}
      {absent.length > 0 && (
        <details data-absent={absent.length}>
          <summary>
            <strong>{absent.length}</strong> away
          </summary>
          <p>{absent.map(({ name }) => name).join(', ')}</p>
        </details>
      )}
      {taken.value !== null && (
        <TakeOverPupils
          lessonId={facts.lessonId}
          pupils={[taken.value]}
          from={taken.value.elsewhere.teacher}
          onClose={() => (taken.value = null)}
        />
      )}
    </>
  );
};

const namesOf = (pupils: PupilAsk['pupils']): string => pupils.map(({ name }) => name).join(', ');

const One = ({ tile, facts, onTake }: { tile: Elsewhere; facts: LessonFacts; onTake: () => void }) => {
  const { api } = useDashboard();
  const act = useAct();
  const { teacher, className, endsAt, controls } = tile.elsewhere;
  const isAsked = facts.asked.some(({ pupils }) => pupils.some(({ pupilId }) => pupilId === tile.pupilId));
  const ask = () =>
    act(
      api.call('askForPupils', { lessonId: facts.lessonId, pupilIds: [tile.pupilId] }),
      `${teacher} has been asked for ${tile.name}.`,
    );
  return (
    <li data-elsewhere={tile.pupilId}>
      <p>
        <strong>
          <bdi>{tile.name}</bdi>
        </strong>{' '}
        is with {teacher} ({className}) until {clockTime(endsAt)}.
        {controls.length > 0 && (
          <span class="quiet-text">
            {' '}
            On there: {controls.map((name) => controlLooks[name].words).join(', ')}.
          </span>
        )}
      </p>
      <p class="small-actions">
        {!isAsked && (
          <Button onClick={ask} label={`Ask for ${tile.name}`}>
            Ask
          </Button>
        )}
        <Button onClick={onTake} label={`Take over… ${tile.name}`}>
          Take over…
        </Button>
      </p>
    </li>
  );
};

const Asked = ({ asked, lessonId }: { asked: PendingAsk; lessonId: string }) => {
  const { api } = useDashboard();
  const act = useAct();
  const { askId, teacher } = asked;
  const names = namesOf(asked.pupils);
  const withdraw = () =>
    act(api.call('withdrawPupilAsk', { lessonId, askId }), `${teacher} is no longer asked for ${names}.`);
  return (
    <div data-asked={askId}>
      <p>
        {teacher} has been asked for{' '}
        <strong>
          <bdi>{names}</bdi>
        </strong>
        . No answer yet.
      </p>
      <p class="small-actions">
        <Button onClick={withdraw} label={`Do not ask any more for ${names}`}>
          Do not ask any more
        </Button>
      </p>
    </div>
  );
};

const Ask = ({ ask, lessonId }: { ask: PupilAsk; lessonId: string }) => {
  const { api } = useDashboard();
  const act = useAct();
  const names = namesOf(ask.pupils);
  const answer = (isGiven: boolean) =>
    act(
      api.call('answerPupilAsk', { lessonId, askId: ask.askId, isGiven }),
      isGiven ? `${names}: now with ${ask.by}.` : `${ask.by} is told that you keep ${names}.`,
    );
  return (
    <div class="pupil-ask" role="alert" data-ask={ask.askId}>
      <p>
        {ask.by} ({ask.className}) asks for{' '}
        <strong>
          <bdi>{names}</bdi>
        </strong>
        .
      </p>
      <p class="small-actions">
        <Button kind="primary" onClick={() => answer(true)}>
          Let go
        </Button>
        <Button onClick={() => answer(false)}>Keep</Button>
      </p>
    </div>
  );
};
