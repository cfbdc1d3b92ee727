import { useState } from 'preact/hooks';
import type { Check } from '#shared/agreements/text.ts';
import type { PageWords } from './page-words.ts';

export interface AnswerCheckProps {
  readonly check: Check;
  readonly words: PageWords;
  readonly onAnswer: (place: number) => void;
}

/** A wrong answer is explained and may be given again. Nobody counts them. */
export const AnswerCheck = ({ check, words, onAnswer }: AnswerCheckProps) => {
  const [given, setGiven] = useState<number | null>(null);
  const answer = (place: number): void => {
    setGiven(place);
    onAnswer(place);
  };
  const isRight = given === check.right;
  return (
    <>
      <div class="row answers">
        {check.answers.map((text, place) => (
          <button
            key={text}
            class={isRight && place === given ? 'choice go' : 'choice calm'}
            type="button"
            data-answer={place}
            aria-pressed={place === given}
            onClick={() => answer(place)}
          >
            {words.own(text)}
          </button>
        ))}
      </div>
      <p role="status" class={given === null ? 'nothing' : 'said'}>
        {given !== null && (
          <>
            {words.heard(isRight ? 'Yes, that is right.' : 'Not quite. Try again.')}{' '}
            {words.own(check.explanation)}
          </>
        )}
      </p>
    </>
  );
};
