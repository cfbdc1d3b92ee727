import type { EndpointAnswer } from '#shared/api.ts';
import { sentenceAreas, type PupilSentence, type SentenceArea } from '#shared/pupil-words/sentence-areas.ts';
import { useUnsaved } from '../../state/use-unsaved.ts';
import { Button } from '../../ui/button.tsx';
import { unsavedOf, type SentenceEdits } from './sentence-draft.ts';

const title = 'What else pupils read';

/** What else pupils read: not when they are asked, but when a page is closed, when they tell, and so on. */
export const SentencesSection = (props: {
  prompts: EndpointAnswer<'prompts'>;
  edits: SentenceEdits;
  onOpen: (area: SentenceArea) => void;
}) => {
  const { prompts, edits, onOpen } = props;
  const unsavedIn = (sentences: readonly PupilSentence[]) => unsavedOf(sentences, edits, prompts.sentences);
  useUnsaved({
    isUnsaved: () => sentenceAreas.some(({ sentences }) => unsavedIn(sentences) > 0),
    title: () => title,
  });
  return (
    <section class="card" aria-labelledby="sentences-title">
      <h2 id="sentences-title">{title}</h2>
      <p class="quiet-text">
        Every sentence of a pupil’s pages can be in your own words, and in languages that you add. Childline’s
        number and the police’s page always stay.
      </p>
      <ul class="plain-list">
        {sentenceAreas.map(({ area, label, sentences }) => {
          const own = new Set<string>(sentences);
          const many = prompts.sentences.filter(({ sentence }) => own.has(sentence)).length;
          const unsaved = unsavedIn(sentences);
          return (
            <li key={area} class="sentence-area" data-area={area}>
              <span>
                {label}
                {many > 0 && <span class="tag">Your words: {many}</span>}
                {unsaved > 0 && <span class="tag">Not saved yet: {unsaved}</span>}
              </span>
              <Button kind="quiet" onClick={() => onOpen(area)}>
                Look and edit<span class="unseen">: {label}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
