import type { Signal } from '@preact/signals';
import type { NameReview } from '#shared/api/exports.ts';

/** What a person decides about names. */
export interface NameChoices {
  /** Written just so they are no names. */
  readonly leaveIn: Signal<readonly string[]>;
  readonly alsoLeaveOut: (word: string) => void;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** What stands for what; each can be put back. */
export const Replaced = ({ review, names }: { review: NameReview; names: NameChoices }) => {
  if (review.replaced.length === 0) return <p>No name of another pupil was found.</p>;
  return (
    <ul class="export-replaced">
      {review.replaced.map(({ label, forms, times: count }) => (
        <li key={label}>
          <strong>{label}</strong> stands for{' '}
          {forms.map((form) => (
            <span class="export-form" key={form}>
              <bdi>{form}</bdi>
              <button
                class="link"
                type="button"
                aria-label={`Not a name: keep ${form}`}
                onClick={() => (names.leaveIn.value = [...names.leaveIn.peek(), form])}
              >
                Not a name
              </button>
            </span>
          ))}{' '}
          <span class="quiet-text">({times(count)})</span>
        </li>
      ))}
    </ul>
  );
};

/** Each can be left out. */
export const Words = (props: { title: string; words: readonly string[]; names: NameChoices }) =>
  props.words.length === 0 ? null : (
    <p class="export-words">
      {props.title}{' '}
      {props.words.map((word) => (
        <span class="export-form" key={word}>
          <bdi>{word}</bdi>
          <button
            class="link"
            type="button"
            aria-label={`Leave out ${word}`}
            onClick={() => props.names.alsoLeaveOut(word)}
          >
            Leave out
          </button>
        </span>
      ))}
    </p>
  );

export const MarkedWords = ({ names }: { names: NameChoices }) =>
  names.leaveIn.value.length === 0 ? null : (
    <p class="export-words">
      Kept, because you said that they are no names: <bdi>{names.leaveIn.value.join(', ')}</bdi>{' '}
      <button class="link" type="button" onClick={() => (names.leaveIn.value = [])}>
        Replace them again
      </button>
    </p>
  );

export const Texts = ({ review }: { review: NameReview }) => (
  <dl class="export-texts" tabIndex={0} aria-label="What they will read">
    {review.fields.map(({ title, pieces }, place) => (
      <div key={place}>
        <dt>{title}</dt>
        <dd dir="auto">
          {pieces.map(({ text, was }, at) =>
            was === null ? (
              <span key={at}>{text}</span>
            ) : (
              <mark key={at} title={`It said: ${was}`}>
                {text}
              </mark>
            ),
          )}
        </dd>
      </div>
    ))}
  </dl>
);
