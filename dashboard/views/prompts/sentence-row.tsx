import { sentenceHints, sentenceTrouble } from '#shared/pupil-words/check-sentence.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { TextAreaField } from '../../ui/field.tsx';
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
  return (
    <li class="sentence-row" onFocusIn={onLook} data-sentence={sentence}>
      <TextAreaField
        label={sentence}
        name="words"
        language={language}
        rows={1}
        maxLength={700}
        value={draft.fieldOf(sentence)}
        error={written === null ? null : sentenceTrouble(sentence, written)}
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
