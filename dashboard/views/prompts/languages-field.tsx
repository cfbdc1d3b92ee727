import { useSignal } from '@preact/signals';
import { languageSchema } from '#shared/prompts/languages.ts';
import type { PromptSettings } from '#shared/prompts/plan.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

type Languages = PromptSettings['languages'];

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
              {each.name} ({each.code}){' '}
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
