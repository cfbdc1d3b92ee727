import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { say } from '../../pages/say.tsx';

const lines: readonly (readonly [who: PupilSentence, what: PupilSentence])[] = [
  [
    'Your teacher',
    'in a lesson: your screen, the pages you open, and what you chose when you were asked to stop and think. Afterwards: the same, without your screen.',
  ],
  [
    'The adults who keep you safe',
    'the pages you open and what you search for, if they need to look. Looking is written down.',
  ],
  ['The grown-up you choose', 'what you tell them with “Tell someone”.'],
  ['Only you, on this computer', 'how your time went.'],
  ['Nobody', 'your passwords, and what you typed when a question stopped you.'],
];

/** What is seen by whom, in words that hold for every school. */
export const WhoSeesWhat = () => (
  <section aria-labelledby="who-title">
    <h2 id="who-title">{say('Who can see what')}</h2>
    <dl class="who-sees">
      {lines.map(([who, what]) => (
        <div key={who}>
          <dt>{say(who)}</dt>
          <dd>{say(what)}</dd>
        </div>
      ))}
    </dl>
  </section>
);
