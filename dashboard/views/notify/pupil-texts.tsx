import { useSignal } from '@preact/signals';
import { languageNames } from '#shared/agreements/text.ts';
import { textFor, type PupilText, type TextInLanguage } from '#shared/notify/pupil-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextAreaField, TextField } from '../../ui/field.tsx';

export interface PupilTextsProps {
  readonly text: PupilText;
  readonly onChange: (text: PupilText) => void;
}

const nameOf = (language: string): string => languageNames[language] ?? language;

/** In a language that nobody has written yet, one begins with nothing. */
const shownIn = (text: PupilText, language: string): TextInLanguage => {
  const found = textFor(text, language);
  return found.language === language ? found : { language, team: '', inHours: '', outOfHours: '' };
};

const withText = (text: PupilText, changed: TextInLanguage): PupilText => {
  const { language, inHours, outOfHours } = changed;
  if (language === 'en') return { ...text, inHours, outOfHours };
  return { ...text, others: [...without(text, language), changed] };
};

const without = ({ others }: PupilText, language: string): TextInLanguage[] =>
  others.filter((each) => each.language !== language);

/** What a pupil is told who has told someone, language by language. */
export const PupilTexts = ({ text, onChange }: PupilTextsProps) => {
  const chosen = useSignal('en');
  const language = chosen.value;
  const shown = shownIn(text, language);
  const isOwn = text.others.some((each) => each.language === language);
  const put = (change: Partial<TextInLanguage>): void => onChange(withText(text, { ...shown, ...change }));
  return (
    <fieldset class="pupil-texts">
      <legend>What a pupil reads who has told someone</legend>
      <LanguageChoice text={text} language={language} onChange={(code) => (chosen.value = code)} />
      {language !== 'en' && (
        <TextField
          label="Where nobody is named, who reads it"
          name="team"
          language={language}
          value={shown.team}
          onInput={(team) => put({ team })}
          maxLength={120}
          hint="In English: “A grown-up who keeps children safe at your school”."
        />
      )}
      <div class="two-columns">
        <TextAreaField
          label="While somebody is on call"
          name="inHours"
          language={language}
          value={shown.inHours}
          onInput={(inHours) => put({ inHours })}
          maxLength={500}
          isRequired
          hint="{who} stands for whoever is on call."
        />
        <TextAreaField
          label="While nobody is"
          name="outOfHours"
          language={language}
          value={shown.outOfHours}
          onInput={(outOfHours) => put({ outOfHours })}
          maxLength={500}
          isRequired
          hint={`Has to name 999 and Childline, 0800 1111. {when} stands for ${language === 'en' ? 'when somebody is there again' : 'the day on which somebody is there again, like “4 January” in this language'}.`}
        />
      </div>
      {isOwn && (
        <Button kind="quiet" onClick={() => onChange({ ...text, others: without(text, language) })}>
          {language === 'cy' ? 'Back to our Welsh' : `Take away the ${nameOf(language)}`}
        </Button>
      )}
    </fieldset>
  );
};

interface LanguageChoiceProps {
  readonly text: PupilText;
  readonly language: string;
  readonly onChange: (language: string) => void;
}

const LanguageChoice = ({ text, language, onChange }: LanguageChoiceProps) => {
  const written = new Set(['en', 'cy', ...text.others.map((each) => each.language)]);
  const all = [...new Set([...written, ...Object.keys(languageNames)])];
  return (
    <Field
      label="Language"
      hint="A pupil reads it in their own language, which is set under Prompts, or in English where it is not written."
    >
      {(ids) => (
        <select
          {...ids}
          name="text-language"
          value={language}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          {all.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
              {!written.has(code) && ' (not written)'}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
