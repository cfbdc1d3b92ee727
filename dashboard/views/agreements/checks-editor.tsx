import type { Check } from '#shared/agreements/text.ts';
import { TextField } from '../../ui/field.tsx';

export interface ChecksEditorProps {
  readonly checks: readonly Check[];
  readonly onChange: (checks: Check[]) => void;
}

/** The words of the questions; which answer is right stays, so that all languages agree. */
export const ChecksEditor = ({ checks, onChange }: ChecksEditorProps) => {
  const change = (place: number, part: Partial<Check>): void =>
    onChange(checks.map((check, index) => (index === place ? { ...check, ...part } : check)));
  return (
    <>
      {checks.map((check, place) => (
        <fieldset key={place} class="check-editor">
          <legend>Question {place + 1}</legend>
          <TextField
            label="Question"
            name={`question-${place}`}
            value={check.question}
            maxLength={240}
            onInput={(question) => change(place, { question })}
          />
          {check.answers.map((answer, index) => (
            <TextField
              key={index}
              label={index === check.right ? `Answer ${index + 1}, the right one` : `Answer ${index + 1}`}
              name={`answer-${place}-${index}`}
              value={answer}
              maxLength={120}
              onInput={(words) => change(place, { answers: check.answers.with(index, words) })}
            />
          ))}
          <TextField
            label="Explanation, kindly"
            name={`explanation-${place}`}
            value={check.explanation}
            maxLength={300}
            onInput={(explanation) => change(place, { explanation })}
          />
        </fieldset>
      ))}
    </>
  );
};
