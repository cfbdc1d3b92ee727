import { concernLabels, type Concern } from '#shared/concern-labels.ts';
import type { HomeWord } from '#shared/prompts/home/home-words.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { HomeLine } from './home-line.tsx';
import { sayHeard } from './heard.tsx';

export type TellChoice = Concern | 'page';

const homeWordOf: Record<TellChoice, HomeWord> = {
  'saw-something': 'sawSomething',
  'someone-unkind': 'someoneUnkind',
  'asked-me': 'askedMe',
  'worried-about-friend': 'worriedAboutFriend',
  'made-a-mistake': 'madeAMistake',
  'need-a-grown-up': 'needAGrownUp',
  page: 'pageIsWrong',
};

/** Simple line drawings on a field of 24 by 24, for those who do not read yet. */
const drawings: Record<TellChoice, string> = {
  'saw-something': 'M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  'someone-unkind': 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 10v.5M15.5 10v.5M8 16.5c2-2.5 6-2.5 8 0',
  'asked-me': 'M4 4h16v12h-8l-5 4v-4H4zM12 13v.5M10 8a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1.1',
  'worried-about-friend':
    'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM16 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 20c.5-8 10-8 10.5 0M14 14c4-1 7 1 7.5 6',
  'made-a-mistake': 'M4 20l3.5-1 11-11-2.5-2.5-11 11zM14 7.5l2.5 2.5M14 20h7',
  'need-a-grown-up':
    'M9 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 21v-6c0-5 10-5 10 0v6M18.5 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM16 21c0-6 5-6 5 0',
  page: 'M5 3h10l4 4v14H5zM14 3v5h5M8 12h8M8 16h5',
};

const concerns = Object.keys(concernLabels) as Concern[];

/** What a word about the page means here: one that is closed should be open, any other should not. */
export const reportOf = (
  address: string | null,
): { readonly wants: 'open' | 'block'; readonly label: PupilSentence } =>
  address === null
    ? { wants: 'block', label: 'This page should not be open' }
    : { wants: 'open', label: 'This page should be open' };

const sentenceOf = (choice: TellChoice, address: string | null): PupilSentence =>
  choice === 'page' ? reportOf(address).label : concernLabels[choice];

/** Pages of ours from which a word about the filter can be sent. */
const mayReport = /\/(blocked|popup)\.html$/;

interface Props {
  readonly address: string | null;
  readonly choice: TellChoice | null;
  readonly setChoice: (choice: TellChoice) => void;
}

export const TellChoices = ({ address, choice, setChoice }: Props) => {
  const offered: readonly TellChoice[] = mayReport.test(location.pathname) ? [...concerns, 'page'] : concerns;
  return (
    <fieldset class="tell-choices">
      <legend>{sayHeard('What happened?')}</legend>
      {offered.map((each) => (
        <label key={each} class="option">
          <input
            type="radio"
            name="concern"
            value={each}
            checked={choice === each}
            onChange={() => setChoice(each)}
          />
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={drawings[each]} />
          </svg>
          <span class="both">
            {sayHeard(sentenceOf(each, address))}
            <HomeLine word={homeWordOf[each]} of={sentenceOf(each, address)} />
          </span>
        </label>
      ))}
    </fieldset>
  );
};
