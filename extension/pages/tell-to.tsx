import { say } from './say.tsx';

interface Props {
  /** Whom this pupil has named as their trusted adults at school. */
  readonly adults: readonly { readonly adultId: string; readonly name: string }[];
  readonly adultId: string | null;
  readonly choose: (adultId: string | null) => void;
}

/** Who is to read it. Without named adults there is nothing to choose. */
export const TellTo = ({ adults, adultId, choose }: Props) => {
  if (adults.length === 0) return null;
  const anybody = { adultId: null, name: say('Any grown-up who keeps us safe') };
  return (
    <fieldset>
      <legend>{say('Who do you want to tell?')}</legend>
      {[...adults, anybody].map((each) => (
        <label key={each.adultId} class="option">
          <input
            type="radio"
            name="adult"
            value={each.adultId ?? 'anybody'}
            checked={adultId === each.adultId}
            onChange={() => choose(each.adultId)}
          />
          {each.name}
        </label>
      ))}
      {adultId !== null && (
        <p class="small">{say('The grown-ups who keep everyone safe at your school will read it too.')}</p>
      )}
    </fieldset>
  );
};
