import type { AdultToTell } from '../page-facts.ts';
import { heard, sayHeard } from './heard.tsx';
import { pageLanguage, say, together } from './say.tsx';

interface Props {
  readonly adults: readonly AdultToTell[];
  /** Who read it, whoever is chosen. */
  readonly leads: readonly string[];
  /** Of the lesson, who sees that something was told; null outside one. */
  readonly teacher: string | null;
  readonly adultId: string | null;
  readonly choose: (adultId: string | null) => void;
}

/** Who is to read it. Without adults to choose from it says who does. */
export const TellTo = (props: Props) => {
  const { adults, teacher, adultId } = props;
  const isToldWords = adults.some((adult) => adult.adultId === adultId && adult.name === teacher);
  return (
    <>
      {adults.length === 0 ? <GoesTo {...props} /> : <Choose {...props} />}
      {teacher !== null && !isToldWords && (
        <p class="small">
          {sayHeard('{who} can see that you told someone, but not what you said.', { who: teacher })}
        </p>
      )}
    </>
  );
};

const Choose = ({ adults, leads, adultId, choose }: Props) => {
  const options = [
    ...adults.map((adult) => ({ id: adult.adultId, words: wordsFor(adult), leads: [] })),
    { id: null, words: sayHeard('Any grown-up who keeps us safe'), leads },
  ];
  return (
    <fieldset class="tell-adults">
      <legend>{sayHeard('Who do you want to tell?')}</legend>
      {options.map((each) => (
        <label key={each.id} class="option">
          <input
            type="radio"
            name="adult"
            value={each.id ?? 'anybody'}
            checked={adultId === each.id}
            onChange={() => choose(each.id)}
          />
          <span class="both">
            {each.words}
            {each.leads.length > 0 && <span class="small leads">{together(each.leads)(pageLanguage())}</span>}
          </span>
        </label>
      ))}
      {adultId !== null && (
        <p class="small">{sayHeard('The grown-ups who keep us all safe will read it too.')}</p>
      )}
    </fieldset>
  );
};

const wordsFor = ({ name, isTeacher }: AdultToTell) =>
  isTeacher ? sayHeard('{who}, your teacher', { who: name }) : heard(name, pageLanguage());

const GoesTo = ({ leads }: Pick<Props, 'leads'>) =>
  leads.length === 0 ? null : (
    <p class="small">{say('It goes to the grown-ups who keep us safe: {who}.', { who: together(leads) })}</p>
  );
