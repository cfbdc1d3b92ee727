import { timeKindWords, timeKinds, type TimeKind } from '#shared/time/time-kinds.ts';
import type { PageAnswers } from '../../page-requests.ts';
import { spentWords } from '../../pages/asked-words.ts';
import { say, type Spoken } from '../../pages/say.tsx';

type Spent = PageAnswers['ask-seen']['spent']['today'];

/** The longest first; what nobody has sorted is last. */
const linesOf = (spent: Spent): readonly (readonly [TimeKind, number])[] =>
  timeKinds
    .map((kind) => [kind, spent[kind] ?? 0] as const)
    .filter(([, ms]) => ms > 0)
    .toSorted(
      ([a, one], [b, other]) => Number(a === 'not-sorted') - Number(b === 'not-sorted') || other - one,
    );

/** How long, at what: to look at, and no more. Nothing here is good or bad. */
export const MyTime = ({ spent: { today, week } }: { spent: PageAnswers['ask-seen']['spent'] }) => (
  <section aria-labelledby="time-title">
    <h2 id="time-title">{say('How your time went')}</h2>
    <Bars title={say('Today')} name="today" spent={today} />
    <Bars title={say('These seven days')} name="week" spent={week} />
    <p class="small">
      {say(
        '“Not sorted” is where nobody has said what kind of site it is. Time counts when a page was in front and you were there. It is kept on this computer for seven days. Your teachers see only what a whole class did in a lesson, all added up, and never you alone.',
      )}
    </p>
  </section>
);

const Bars = ({ title, name, spent }: { title: Spoken; name: string; spent: Spent }) => {
  const lines = linesOf(spent);
  const longest = Math.max(1, ...lines.map(([, ms]) => ms));
  return (
    <>
      <h3 id={`time-${name}`}>{title}</h3>
      {lines.length === 0 ? (
        <p>{say('Nothing to show yet.')}</p>
      ) : (
        <ul class="time-bars" data-list={`time-${name}`} aria-labelledby={`time-${name}`}>
          {lines.map(([kind, ms]) => (
            <li key={kind} data-kind={kind}>
              <span>{say(timeKindWords[kind])}</span>
              <span class="time-bar" aria-hidden="true">
                <span style={{ inlineSize: `${Math.max(2, (ms / longest) * 100)}%` }} />
              </span>
              <strong>{spentWords(ms)}</strong>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
