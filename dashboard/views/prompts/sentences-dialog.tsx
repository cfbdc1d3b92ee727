import { useSignal, type Signal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { ownLanguages } from '#shared/prompts/languages.ts';
import { sentenceAreas, type PupilSentence, type SentenceArea } from '#shared/pupil-words/sentence-areas.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { sentenceDraft, type SentenceDraft, type SentenceEdits } from './sentence-draft.ts';
import { SentencePreview } from './sentence-preview.tsx';
import { SentenceRow } from './sentence-row.tsx';

type Prompts = EndpointAnswer<'prompts'>;

export interface SentencesDialogProps {
  readonly area: SentenceArea;
  readonly prompts: Prompts;
  readonly edits: Signal<SentenceEdits>;
  readonly onClose: () => void;
  readonly onSaved: () => unknown;
}

/** Every sentence of one place, as children read it, to be said otherwise or in another language. */
export const SentencesDialog = ({ area, prompts, edits, onClose, onSaved }: SentencesDialogProps) => {
  const language = useSignal(prompts.settings.language);
  const { label = '', sentences = [] } = sentenceAreas.find((each) => each.area === area) ?? {};
  return (
    <Dialog title={label} size="wide" onClose={onClose} name="sentences">
      <LanguageChoice
        value={language.value}
        languages={prompts.settings.languages}
        onChange={(code) => (language.value = code)}
      />
      <Sentences key={language.value} {...{ sentences, prompts, edits, onSaved }} language={language.value} />
    </Dialog>
  );
};

interface LanguageChoiceProps {
  readonly value: string;
  readonly languages: Prompts['settings']['languages'];
  readonly onChange: (code: string) => void;
}

const LanguageChoice = ({ value, languages, onChange }: LanguageChoiceProps) => (
  <Field label="Language" hint="Others are added under “For the whole school”.">
    {(ids) => (
      <select
        {...ids}
        name="language"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {[...ownLanguages, ...languages].map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface SentencesProps {
  readonly sentences: readonly PupilSentence[];
  readonly language: string;
  readonly prompts: Prompts;
  readonly edits: Signal<SentenceEdits>;
  readonly onSaved: () => unknown;
}

const Sentences = ({ sentences, language, prompts, edits, onSaved }: SentencesProps) => {
  const { api, notices } = useDashboard();
  const draft = sentenceDraft({ sentences: prompts.sentences, language, area: sentences, edits });
  const looked = useSignal(sentences[0] as PupilSentence);
  const wanted = useSignal('');
  const found = sentences.filter((each) => isFound(each, draft, wanted.value));
  const written = sentences.filter((each) => draft.writtenOf(each) !== null).length;
  return (
    <Form
      name="sentences"
      submit="Save these words"
      isDisabled={draft.changes.length === 0 || draft.hasTrouble}
      onSubmit={() => api.call('savePupilSentences', { language, sentences: draft.changes })}
      onDone={async () => {
        notices.say('good', 'Saved. Devices have the words in a moment.');
        await onSaved();
        draft.clear();
      }}
    >
      <TextField
        label="Find"
        name="find"
        isRequired={false}
        value={wanted.value}
        onInput={(text) => (wanted.value = text)}
      />
      <p class="hint" role="status">
        {written} of {sentences.length} in your words. The rest is as we have it
        {language === 'en' || language === 'cy' ? '.' : ', in English.'} Keep what stands in {'{ }'}: it is
        filled in.
      </p>
      <div class="sentences-top">
        <SentencePreview sentence={looked.value} speech={draft.speech} wordsOf={draft.shownOf} />
      </div>
      <ul class="plain-list sentences">
        {found.map((sentence) => (
          <SentenceRow
            key={sentence}
            {...{ sentence, language, draft }}
            onLook={() => (looked.value = sentence)}
          />
        ))}
      </ul>
      {found.length === 0 && <p class="quiet-text">No sentence here has these words.</p>}
    </Form>
  );
};

const isFound = (sentence: PupilSentence, draft: SentenceDraft, wanted: string): boolean => {
  const words = wanted.trim().toLowerCase();
  return `${sentence} ${draft.shownOf(sentence)}`.toLowerCase().includes(words);
};
