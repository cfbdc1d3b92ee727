import { sentenceHints, sentenceTrouble } from '#shared/pupil-words/check-sentence.ts';
import { isFixed } from '#shared/pupil-words/owed-sentences.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { TextAreaField, writtenIn } from '../../ui/field.tsx';
import { Button } from '../../ui/button.tsx';
import type { SentenceDraft } from './sentence-draft.ts';

export interface SentenceRowProps {
  readonly sentence: PupilSentence;
  readonly language: string;
  readonly draft: SentenceDraft;
  readonly onLook: () => void;
}

/** One sentence: ours as its name, and the school's words for it. */
export const SentenceRow = ({ sentence, language, draft, onLook }: SentenceRowProps) => {
  const written = draft.writtenOf(sentence);
  if (isFixed(sentence, language)) return <FixedRow {...{ sentence, language, draft }} />;
  return (
    <li class="sentence-row" onFocusIn={onLook} data-sentence={sentence}>
      <TextAreaField
        label={sentence}
        name="words"
        language={language}
        rows={1}
        maxLength={700}
        value={draft.fieldOf(sentence)}
        error={written === null ? null : sentenceTrouble(sentence, written, language)}
        hint={
          written === null ? undefined : sentenceHints(sentence, written, language).join(' ') || undefined
        }
        onInput={(words) => draft.edit(sentence, words)}
      />
      {written !== null && (
        <Button kind="quiet" onClick={() => draft.edit(sentence, null)}>
          Back to ours<span class="unseen">: {sentence}</span>
        </Button>
      )}
    </li>
  );
};

const FixedRow = ({ sentence, language, draft }: Omit<SentenceRowProps, 'onLook'>) => (
  <li data-sentence={sentence}>
    <p {...writtenIn(language)}>{draft.standard(sentence)}</p>
    <p class="hint">It tells children who sees what, and stays as it is.</p>
  </li>
);
