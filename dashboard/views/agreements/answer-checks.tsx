import type { Signal } from '@preact/signals';
import type { Check } from '#shared/agreements/text.ts';
import { Choice } from '../../ui/choice.tsx';

export interface AnswerChecksProps {
  readonly checks: readonly Check[];
  /** The place of what is answered to each; nothing where it is not answered yet. */
  readonly given: Signal<readonly (number | undefined)[]>;
}

/** A wrong answer is explained and may be given again. Nobody counts them. */
export const AnswerChecks = ({ checks, given }: AnswerChecksProps) =>
  checks.map((check, place) => (
    <div key={check.question} class="agreement-check">
      <Choice
        legend={check.question}
        look="list"
        options={check.answers.map((label, answer) => ({ value: String(answer), label }))}
        value={String(given.value[place] ?? '')}
        onChange={(value) =>
          (given.value = checks.map((_check, each) => (each === place ? Number(value) : given.value[each])))
        }
      />
      <p role="status">{toldTo(check, given.value[place])}</p>
    </div>
  ));

const toldTo = ({ right, explanation }: Check, given: number | undefined): string => {
  if (given === undefined) return '';
  return `${given === right ? 'Yes, that is right.' : 'Not quite. Try again.'} ${explanation}`;
};
