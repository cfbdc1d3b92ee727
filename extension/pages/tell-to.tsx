import type { AdultToTell } from '../page-facts.ts';
import { pageLanguage, say, together } from './say.tsx';

interface Props {
  readonly adults: readonly AdultToTell[];
  /** Who read it, whoever is chosen. */
  readonly leads: readonly string[];
  readonly adultId: string | null;
  readonly choose: (adultId: string | null) => void;
}

/** Who is to read it. Without adults to choose from it says who does. */
export const TellTo = ({ adults, leads, adultId, choose }: Props) => {
  if (adults.length === 0) return <GoesTo leads={leads} />;
  const options = [
    ...adults.map((adult) => ({ id: adult.adultId, words: wordsFor(adult), leads: [] })),
    { id: null, words: say('Any grown-up who keeps us safe'), leads },
  ];
  return (
    <fieldset class="tell-adults">
      <legend>{say('Who do you want to tell?')}</legend>
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
        <p class="small">{say('The grown-ups who keep everyone safe at your school will read it too.')}</p>
      )}
    </fieldset>
  );
};

const wordsFor = ({ name, isTeacher }: AdultToTell) =>
  isTeacher ? say('{who}, your teacher', { who: name }) : name;

const GoesTo = ({ leads }: Pick<Props, 'leads'>) =>
  leads.length === 0 ? null : (
    <p class="small">{say('It goes to the grown-ups who keep us safe: {who}.', { who: together(leads) })}</p>
  );
