import { useSignal } from '@preact/signals';
import { readingAges } from '#shared/prompts/reading-age.ts';
import { readingAgeOfWording, troublesIn } from '#shared/prompts/check-wording.ts';
import type { Wording } from '#shared/prompts/wording-schema.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import type { Reading } from './shown-example.ts';

const doesWords = { 'go-back': 'To stop', ask: 'To ask', open: 'To go on' } as const;

export interface WordingFormProps {
  readonly promptId: string;
  readonly reading: Reading;
  readonly wording: Wording;
  readonly isOwn: boolean;
  readonly onEdit: (wording: Wording) => void;
  readonly onSaved: () => void;
}

/** The school's own words for one prompt, key stage and language. */
export const WordingForm = (props: WordingFormProps) => {
  const { promptId, reading, wording, isOwn, onEdit, onSaved } = props;
  const { api, notices } = useDashboard();
  const isUndoing = useSignal(false);
  const place = { promptId, language: reading.language, keyStage: reading.keyStage };
  const save = (words: Wording | null) => api.call('savePromptWording', { ...place, wording: words });
  const done = (words: string): void => {
    notices.say('good', words);
    onSaved();
  };
  const undo = async () => {
    isUndoing.value = true;
    const result = await save(null);
    isUndoing.value = false;
    if (result.ok) done('The standard words are back. Devices have them in a moment.');
    else notices.say('bad', result.detail);
  };
  return (
    <Form
      name="prompt-wording"
      submit="Save these words"
      onSubmit={() => save(wording)}
      onDone={() => done('Saved. Devices have the words in a moment.')}
    >
      <Lines wording={wording} reading={reading} onEdit={onEdit} />
      <Troubles wording={wording} reading={reading} />
      {isOwn && (
        <Button kind="quiet" onClick={undo} isBusy={isUndoing.value}>
          Back to the standard words
        </Button>
      )}
    </Form>
  );
};

interface LinesProps {
  readonly wording: Wording;
  readonly reading: Reading;
  readonly onEdit: (wording: Wording) => void;
}

const Lines = ({ wording, reading, onEdit }: LinesProps) => (
  <>
    {reading.keyStage !== 'KS1' && (
      <TextField
        label="What was noticed"
        name="noticed"
        language={reading.sentenceLanguage}
        maxLength={160}
        value={wording.noticed}
        onInput={(noticed) => onEdit({ ...wording, noticed })}
      />
    )}
    <TextField
      label={reading.keyStage === 'KS1' ? 'The one line' : 'The question'}
      name="question"
      language={reading.sentenceLanguage}
      maxLength={120}
      value={wording.question}
      onInput={(question) => onEdit({ ...wording, question })}
    />
    {wording.choices.map((choice, at) => (
      <fieldset key={choice.does} class="choice-words">
        <legend>{doesWords[choice.does]}</legend>
        <TextField
          label="On the button"
          name={`${choice.does}-words`}
          language={reading.choiceLanguage}
          maxLength={40}
          value={choice.words}
          onInput={(words) => onEdit({ ...wording, choices: wording.choices.with(at, { ...choice, words }) })}
        />
        <TextField
          label="Said afterwards"
          name={`${choice.does}-outcome`}
          language={reading.sentenceLanguage}
          maxLength={120}
          value={choice.outcome}
          onInput={(outcome) =>
            onEdit({ ...wording, choices: wording.choices.with(at, { ...choice, outcome }) })
          }
        />
      </fieldset>
    ))}
  </>
);

const Troubles = ({ wording, reading }: { wording: Wording; reading: Reading }) => {
  const troubles = troublesIn(wording, reading.language, reading.keyStage);
  const age = readingAgeOfWording(wording);
  return (
    <div role="status">
      {reading.language === 'en' && (
        <p class="quiet-text">
          Reads like age {age.toFixed(1)}; here {readingAges[reading.keyStage]} at most.
        </p>
      )}
      {troubles.length > 0 && (
        <ul class="troubles">
          {troubles.map((trouble) => (
            <li key={trouble}>{trouble}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
