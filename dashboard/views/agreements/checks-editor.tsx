import type { Signal } from '@preact/signals';
import { mostChecks, type AgreementTexts, type Check } from '#shared/agreements/text.ts';
import { addCheck, changeRight, changeText, removeCheck } from '../../state/agreement-edit.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

export interface ChecksEditorProps {
  readonly texts: Signal<AgreementTexts>;
  readonly language: string;
  readonly checks: readonly Check[];
}

/** The words of the questions in one language; how many there are and which answer is right is the same in all. */
export const ChecksEditor = ({ texts, language, checks }: ChecksEditorProps) => (
  <>
    {checks.map((check, place) => (
      <CheckFields key={place} {...{ texts, language, checks, check, place }} />
    ))}
    {checks.length < mostChecks && (
      <Button icon="plus" onClick={() => (texts.value = addCheck(texts.peek()))}>
        Add a question
      </Button>
    )}
  </>
);

interface CheckFieldsProps extends ChecksEditorProps {
  readonly check: Check;
  readonly place: number;
}

const CheckFields = ({ texts, language, checks, check, place }: CheckFieldsProps) => {
  const change = (part: Partial<Check>): void => {
    const changed = checks.map((each, index) => (index === place ? { ...each, ...part } : each));
    texts.value = changeText(texts.peek(), language, { checks: changed });
  };
  return (
    <fieldset class="check-editor">
      <legend>Question {place + 1}</legend>
      <TextField
        label="Question"
        name={`question-${place}`}
        language={language}
        value={check.question}
        maxLength={240}
        onInput={(question) => change({ question })}
      />
      {check.answers.map((answer, index) => (
        <div key={index} class="answer-line">
          <TextField
            label={`Answer ${index + 1}`}
            name={`answer-${place}-${index}`}
            language={language}
            value={answer}
            maxLength={120}
            onInput={(words) => change({ answers: check.answers.with(index, words) })}
          />
          <label class="check-line">
            <input
              type="radio"
              name={`right-${place}`}
              checked={index === check.right}
              onChange={() => (texts.value = changeRight(texts.peek(), place, index))}
            />
            The right one
          </label>
        </div>
      ))}
      <TextField
        label="Explanation, kindly"
        name={`explanation-${place}`}
        language={language}
        value={check.explanation}
        maxLength={300}
        onInput={(explanation) => change({ explanation })}
      />
      <Button
        kind="quiet"
        label={`Remove question ${place + 1}`}
        onClick={() => (texts.value = removeCheck(texts.peek(), place))}
      >
        Remove this question
      </Button>
    </fieldset>
  );
};
