import type { ListProgress, ListSource } from '#shared/api/category-lists.ts';
import { Icon } from '../../../ui/icon.tsx';
import { counted, leftOut, progressWords } from './list-words.ts';

/** The bar stands still where nobody can say how much is left. */
const Progress = ({ progress }: { progress: ListProgress }) => {
  const words = progressWords(progress);
  return (
    <div class="list-progress" data-list-state={progress.step}>
      <progress max={1} {...(progress.part !== null && { value: progress.part })} aria-label={words} />
      <span class="quiet-text tabular">{words}</span>
    </div>
  );
};

/** What is being done about a list, or else what last came of it. */
export const ListState = ({ source, progress }: { source: ListSource; progress: ListProgress | null }) => {
  if (progress !== null) return <Progress progress={progress} />;
  if (source.error !== null) {
    return (
      <div class="list-error" data-list-state="error">
        <span>
          <Icon name="silent" /> {source.error}
        </span>
        {source.taken !== null && <span class="quiet-text">What was taken before stays in force.</span>}
      </div>
    );
  }
  if (source.taken === null) return <span data-list-state="empty">Nothing taken yet</span>;
  return (
    <div data-list-state="in-force">
      <span class="health good">
        <Icon name="check" /> In force
      </span>
      {leftOut(source) > 0 && (
        <span class="quiet-text second-line">{counted(leftOut(source), 'line')} left out</span>
      )}
    </div>
  );
};
