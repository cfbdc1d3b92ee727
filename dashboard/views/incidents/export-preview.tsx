import { useEffect } from 'preact/hooks';
import type { ExportPreview as Preview } from '#shared/api/exports.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Failed, Loading } from '../../ui/loaded.tsx';
import type { ExportState } from './export-state.ts';
import { HaveRead } from './have-read.tsx';
import { MarkedWords, Replaced, Texts, Words } from './name-review.tsx';

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
      <Replaced review={value} names={state} />
      <MarkedWords names={state} />
      <Words title="Look at these: they may be a name, or not." words={value.unclear} names={state} />
      <Words title="Not pupils here, so they stay:" words={value.staying} names={state} />
      <Pictures preview={value} state={state} />
      <h3>What they will read</h3>
      <Texts review={value} />
      <HaveRead reading={value.reading} seen={state.readingSeen} />
    </section>
  );
};
