import { useState } from 'preact/hooks';
import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import type { PageWords } from './page-words.ts';
import { adultsWanted } from './step.ts';

export interface ChooseAdultsProps {
  readonly agreement: DeviceAgreement;
  readonly words: PageWords;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** With more names than this one is found by typing. */
const mostWithoutSearch = 12;

/** Two grown-ups at school. A third choice takes the place of the first, so that nothing has to be undone. */
export const ChooseAdults = ({ agreement, words, chosen, onChange }: ChooseAdultsProps) => {
  const [search, setSearch] = useState('');
  const { staff } = agreement;
  const wanted = adultsWanted(agreement);
  const found = staff.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (adultId: string): void =>
    onChange(
      chosen.includes(adultId)
        ? chosen.filter((each) => each !== adultId)
        : [...chosen, adultId].slice(-wanted),
    );
  return (
    <fieldset class="adults">
      <legend class="small">{words.say('Choose adults you trust. You can tell them anything.')}</legend>
      {staff.length > mostWithoutSearch && (
        <label class="words">
          {words.say('Find a name')}
          <input
            class="field"
            type="search"
            value={search}
            maxLength={40}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
      )}
      <div class="adult-list">
        {found.map(({ adultId, name }) => (
          <label key={adultId} class="pick">
            <input
              type="checkbox"
              name="adult"
              value={adultId}
              checked={chosen.includes(adultId)}
              onChange={() => toggle(adultId)}
            />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </div>
      <p role="status" class="small">
        {found.length === 0
          ? words.say('No name like that here. Ask your teacher.')
          : words.say('{place} of {all}', { place: chosen.length, all: wanted })}
      </p>
    </fieldset>
  );
};

export interface ChooseHomeProps {
  readonly words: PageWords;
  readonly home: string;
  readonly onChange: (home: string) => void;
}

const homeIdeas = ['Mum', 'Dad', 'Nan', 'Grandad', 'Auntie', 'Uncle'] as const;

/** As the child calls them: no full name is asked for. */
export const ChooseHome = ({ words, home, onChange }: ChooseHomeProps) => (
  <>
    <div class="ideas">
      {homeIdeas.map((idea) => (
        <button
          key={idea}
          class="quiet"
          type="button"
          aria-pressed={home === words.plain(idea)}
          onClick={() => onChange(words.plain(idea))}
        >
          {words.say(idea)}
        </button>
      ))}
    </div>
    <label class="words">
      {words.say('What you call them')}
      <input
        class="field"
        name="home-adult"
        maxLength={40}
        autocomplete="off"
        value={home}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  </>
);
