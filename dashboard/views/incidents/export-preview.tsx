import { useEffect } from 'preact/hooks';
import type { ExportPreview as Preview } from '#shared/api/exports.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Failed, Loading } from '../../ui/loaded.tsx';
import type { ExportState } from './export-state.ts';

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const Replaced = ({ preview, state }: { preview: Preview; state: ExportState }) => {
  if (preview.replaced.length === 0) return <p>No name of another pupil was found.</p>;
  return (
    <ul class="export-replaced">
      {preview.replaced.map(({ label, forms, times: count }) => (
        <li key={label}>
          <strong>{label}</strong> stands for{' '}
          {forms.map((form) => (
            <span class="export-form" key={form}>
              <bdi>{form}</bdi>
              <button
                class="link"
                type="button"
                aria-label={`Not a name: keep ${form}`}
                onClick={() => (state.leaveIn.value = [...state.leaveIn.peek(), form])}
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

const Words = (props: { title: string; words: readonly string[]; state: ExportState }) =>
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
            onClick={() => props.state.alsoLeaveOut(word)}
          >
            Leave out
          </button>
        </span>
      ))}
    </p>
  );

const KeptWords = ({ state }: { state: ExportState }) =>
  state.leaveIn.value.length === 0 ? null : (
    <p class="export-words">
      Kept, because you said that they are no names: <bdi>{state.leaveIn.value.join(', ')}</bdi>{' '}
      <button class="link" type="button" onClick={() => (state.leaveIn.value = [])}>
        Replace them again
      </button>
    </p>
  );

const Pictures = ({ preview, state }: { preview: Preview; state: ExportState }) =>
  preview.pictures.length === 0 ? null : (
    <fieldset class="export-pictures">
      <legend>Pictures are left out, unless you choose them</legend>
      {preview.pictures.map(({ evidenceId, incident, place }) => (
        <label class="check-line" key={evidenceId}>
          <input
            type="checkbox"
            checked={state.pictureIds.value.includes(evidenceId)}
            onChange={({ currentTarget: { checked } }) => {
              const others = state.pictureIds.peek().filter((id) => id !== evidenceId);
              state.pictureIds.value = checked ? [...others, evidenceId] : others;
            }}
          />
          <span>
            Put in picture {place} of incident {incident}
          </span>
        </label>
      ))}
    </fieldset>
  );

const Texts = ({ preview }: { preview: Preview }) => (
  <dl class="export-texts" tabIndex={0} aria-label="What they will read">
    {preview.fields.map(({ title, pieces }, place) => (
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

/** Nothing finds every name: the last look is a person's. It is asked for again when the words change. */
const HaveRead = ({ preview: { reading }, state }: { preview: Preview; state: ExportState }) => (
  <label class="check-line">
    <input
      type="checkbox"
      name="have-read"
      checked={state.readingSeen.value === reading}
      onChange={({ currentTarget: { checked } }) => (state.readingSeen.value = checked ? reading : '')}
    />
    <span>I have read it, and no other child can be known from it</span>
  </label>
);

export interface ExportPreviewProps {
  readonly state: ExportState;
  /** The password has to be given first; afterwards `again`. */
  readonly onPassword: (again: () => unknown) => void;
}

/** What whoever gets the export will read: looked through, and more left out, before it is made. */
export const ExportPreview = ({ state, onPassword }: ExportPreviewProps) => {
  const { api } = useDashboard();
  const request = state.previewRequest();
  const preview = useResource(() => api.call('previewExport', request), {
    key: JSON.stringify([request.pupilIds, request.recipient, request.leaveOut, request.leaveIn]),
  });
  const { value, failure } = preview.state.value;
  useEffect(() => {
    state.reading.value = value?.reading ?? '';
  }, [value?.reading]);
  const needsPassword = failure?.reason === 'confirm-password';
  useEffect(() => {
    if (needsPassword) onPassword(preview.reload);
  }, [needsPassword]);
  if (failure) return <Failed failure={failure} onRetry={preview.reload} />;
  if (value === null) return <Loading what="what they will read" />;
  return (
    <section class="export-preview" aria-label="What is replaced">
      <Replaced preview={value} state={state} />
      <KeptWords state={state} />
      <Words title="Look at these: they may be a name, or not." words={value.unclear} state={state} />
      <Words title="Not pupils here, so they stay:" words={value.staying} state={state} />
      <Pictures preview={value} state={state} />
      <h3>What they will read</h3>
      <Texts preview={value} />
      <HaveRead preview={value} state={state} />
    </section>
  );
};
