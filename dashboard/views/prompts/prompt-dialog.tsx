import { useComputed, useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { KeyStage } from '#shared/people.ts';
import { homeLanguage } from '#shared/prompts/home/index.ts';
import { isOwnLanguage, ownLanguages } from '#shared/prompts/languages.ts';
import type { OwnPicture } from '#shared/prompts/own-picture.ts';
import { choiceLanguage, sentenceLanguage, standardWording, wordingOf } from '#shared/prompts/wording.ts';
import type { Wording } from '#shared/prompts/wording-schema.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { PicturesForm } from './pictures-form.tsx';
import { PromptPreview } from './prompt-preview.tsx';
import { PromptSwitch } from './prompt-switch.tsx';
import { shownExample, type Reading } from './shown-example.ts';
import { WordingForm } from './wording-form.tsx';

type Prompts = EndpointAnswer<'prompts'>;

export interface PromptDialogProps {
  readonly promptId: string;
  readonly prompts: Prompts;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const wordingIn = (
  { wordings }: Prompts,
  promptId: string,
  { language, keyStage }: Reading,
): Wording | null =>
  wordingOf(wordings, promptId, language, keyStage) ?? standardWording(promptId, 'en', keyStage);

/** One prompt as children see it, and the school's own words for it. */
export const PromptDialog = ({ promptId, prompts, onClose, onSaved }: PromptDialogProps) => {
  const reading = useSignal<Reading>({ keyStage: 'KS2', language: 'en', hasSymbols: false });
  const edited = useSignal<Wording | null>(null);
  const editedPictures = useSignal<readonly OwnPicture[] | null>(null);
  const wording = useComputed(() => edited.value ?? wordingIn(prompts, promptId, reading.value));
  const choose = (change: Partial<Reading>): void => {
    reading.value = { ...reading.peek(), ...change };
    if (change.hasSymbols === undefined) edited.value = null;
  };
  if (wording.value === null) return null;
  const { language, keyStage } = reading.value;
  const own = prompts.wordings;
  const isEdited = edited.value !== null;
  const read: Reading = {
    ...reading.value,
    sentenceLanguage: isEdited ? language : sentenceLanguage(own, promptId, language, keyStage),
    choiceLanguage: isEdited ? language : choiceLanguage(own, promptId, language, keyStage),
  };
  const pictures = editedPictures.value ?? prompts.pictures.filter((each) => each.promptId === promptId);
  const shown = shownExample(promptId, wording.value, pictures, read);
  return (
    <Dialog title="As the child sees it" size="wide" onClose={onClose} name="prompt">
      <PromptSwitch promptId={promptId} prompts={prompts} onSaved={onSaved} />
      <ReadingChoice reading={reading.value} settings={prompts.settings} onChoose={choose} />
      {shown && <PromptPreview shown={shown} />}
      <PicturesForm
        promptId={promptId}
        chosen={pictures}
        onEdit={(next) => (editedPictures.value = next)}
        onSaved={() => {
          editedPictures.value = null;
          onSaved();
        }}
      />
      {homeLanguage(reading.value.language)?.isReadByNatives === false && (
        <NotReadYet language={reading.value.language} />
      )}
      <WordingForm
        key={`${reading.value.language} ${reading.value.keyStage}`}
        promptId={promptId}
        reading={read}
        wording={wording.value}
        isOwn={isOwnWording(prompts, promptId, reading.value)}
        onEdit={(next) => (edited.value = next)}
        onSaved={() => {
          edited.value = null;
          onSaved();
        }}
      />
    </Dialog>
  );
};

const isOwnWording = ({ wordings }: Prompts, promptId: string, { language, keyStage }: Reading): boolean =>
  wordings.some(
    (each) => each.promptId === promptId && each.language === language && each.keyStage === keyStage,
  );

const NotReadYet = ({ language }: { language: string }) => (
  <p class="quiet-text" role="note">
    The standard {homeLanguage(language)?.inEnglish} has not been read by a native speaker yet. Please have it
    read before children meet it.{' '}
    {!isOwnLanguage(language) &&
      'Only the buttons are written in it: what was noticed and the question are in English.'}
  </p>
);

interface ReadingChoiceProps {
  readonly reading: Reading;
  readonly settings: Prompts['settings'];
  readonly onChoose: (change: Partial<Reading>) => void;
}

const keyStages: readonly [KeyStage, string][] = [
  ['KS1', 'Key stage 1'],
  ['KS2', 'Key stage 2'],
];

const ReadingChoice = ({ reading, settings, onChoose }: ReadingChoiceProps) => (
  <div class="prompt-reading">
    <Field label="For">
      {(ids) => (
        <select
          {...ids}
          name="key-stage"
          value={reading.keyStage}
          onChange={(event) => onChoose({ keyStage: event.currentTarget.value as KeyStage })}
        >
          {keyStages.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
    <Field label="Language">
      {(ids) => (
        <select
          {...ids}
          name="language"
          value={reading.language}
          onChange={(event) => onChoose({ language: event.currentTarget.value })}
        >
          {[...ownLanguages, ...settings.languages].map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
    <label class="check-line">
      <input
        type="checkbox"
        name="symbols"
        checked={reading.hasSymbols}
        onChange={(event) => onChoose({ hasSymbols: event.currentTarget.checked })}
      />
      With symbols
    </label>
  </div>
);
