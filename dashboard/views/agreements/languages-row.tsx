import { useSignal, type Signal } from '@preact/signals';
import { languageNames, mostLanguages, type AgreementTexts } from '#shared/agreements/text.ts';
import { addLanguage, removeLanguage } from '../../state/agreement-edit.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';

export interface LanguagesRowProps {
  readonly texts: Signal<AgreementTexts>;
  /** The one that is edited. */
  readonly language: Signal<string>;
}

const nameOf = (language: string): string => languageNames[language] ?? language;

/** Which language is edited; others are added, beginning with the English words. */
export const LanguagesRow = ({ texts, language }: LanguagesRowProps) => {
  const chosen = useSignal('');
  const there = texts.value.map((each) => each.language);
  const others = Object.keys(languageNames).filter((each) => !there.includes(each));
  const add = (): void => {
    texts.value = addLanguage(texts.peek(), chosen.peek());
    language.value = chosen.peek();
    chosen.value = '';
  };
  const remove = (): void => {
    texts.value = removeLanguage(texts.peek(), language.peek());
    language.value = 'en';
  };
  return (
    <div class="languages-row">
      {there.length > 1 && (
        <Choice
          legend="Language"
          options={there.map((value) => ({ value, label: nameOf(value) }))}
          value={language.value}
          onChange={(value) => (language.value = value)}
        />
      )}
      {language.value !== 'en' && (
        <Button kind="quiet" onClick={remove}>{`Remove ${nameOf(language.value)}`}</Button>
      )}
      {there.length < mostLanguages && (
        <div class="row-of-buttons">
          <select
            aria-label="Another language"
            name="new-language"
            value={chosen.value}
            onChange={({ currentTarget }) => (chosen.value = currentTarget.value)}
          >
            <option value="">Another language…</option>
            {others.map((each) => (
              <option key={each} value={each} lang={each}>
                {nameOf(each)}
              </option>
            ))}
          </select>
          <Button icon="plus" isDisabled={chosen.value === ''} onClick={add}>
            Add it
          </Button>
        </div>
      )}
    </div>
  );
};
