import { useSignal } from '@preact/signals';
import { languageSchema, ownLanguages } from '#shared/prompts/languages.ts';
import type { PromptSettings } from '#shared/prompts/plan.ts';
import { homeLanguage, homeLanguages } from '#shared/prompts/home/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

type Languages = PromptSettings['languages'];

const notReadWords = 'not yet read by a native speaker';
const notReadYet = (code: string): boolean => homeLanguage(code)?.isReadByNatives === false;

/** Languages that the school adds; until it has written a prompt in one, children read the English. */
export const LanguagesField = (props: { languages: Languages; onChange: (languages: Languages) => void }) => {
  const { languages, onChange } = props;
  const [code, name] = [useSignal(''), useSignal('')];
  const isGood = languageSchema.safeParse(code.value.trim()).success && name.value.trim() !== '';
  const add = (): void => {
    const added = { code: code.peek().trim(), name: name.peek().trim() };
    onChange([...languages.filter((each) => each.code !== added.code), added]);
    code.value = name.value = '';
  };
  return (
    <fieldset>
      <legend>More languages</legend>
      {languages.length > 0 && (
        <ul class="plain-list">
          {languages.map((each) => (
            <li key={each.code}>
              <bdi lang={each.code}>{each.name}</bdi> ({each.code})
              {notReadYet(each.code) && `, ${notReadWords}`}{' '}
              <button
                class="link"
                type="button"
                onClick={() => onChange(languages.filter(({ code: other }) => other !== each.code))}
              >
                Remove<span class="unseen"> {each.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <ReadyMade languages={languages} onAdd={(added) => onChange([...languages, added])} />
      <div class="rule-fields">
        <TextField
          label="Name"
          name="language-name"
          isRequired={false}
          maxLength={60}
          value={name.value}
          onInput={(text) => (name.value = text)}
        />
        <TextField
          label="Code"
          name="language-code"
          hint="Two or three letters, like pl or ur"
          isRequired={false}
          maxLength={12}
          value={code.value}
          onInput={(text) => (code.value = text)}
        />
      </div>
      <Button onClick={add} isDisabled={!isGood}>
        Add the language
      </Button>
    </fieldset>
  );
};

interface ReadyMadeProps {
  readonly languages: Languages;
  readonly onAdd: (language: Languages[number]) => void;
}

/** Languages in which what matters most is written already. None is on before a school switches it on. */
const ReadyMade = ({ languages, onAdd }: ReadyMadeProps) => {
  const known = new Set([...languages, ...ownLanguages].map(({ code }) => code));
  const left = homeLanguages.filter(({ code }) => !known.has(code));
  if (left.length === 0) return null;
  return (
    <>
      <p class="hint">
        For these the buttons of all prompts, “Tell someone” and the closed page are written already. They
        have not yet been read by a native speaker: please have them read before children meet them. The rest
        is in English until you write it: open a prompt above and choose the language.
      </p>
      <div class="row" data-part="ready-made">
        {left.map(({ code, name, inEnglish }) => (
          <Button key={code} kind="quiet" onClick={() => onAdd({ code, name: `${name} (${inEnglish})` })}>
            Add {inEnglish}
          </Button>
        ))}
      </div>
    </>
  );
};
