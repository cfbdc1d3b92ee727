import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { recordName } from '#shared/incidents/audience.ts';
import type { IncidentKind } from '#shared/incidents/kinds.ts';
import { failure } from '#shared/result.ts';
import { mostEarlierPictures } from '#shared/screen/earlier-pictures.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { KindSelect } from '../incidents/kind-select.tsx';

export interface RecordIncidentProps {
  readonly lessonId: string;
  readonly tile: Tile;
  readonly onClose: () => void;
}
type Recorded = EndpointAnswer<'recordIncident'>;

const Attached = ({ tile }: { tile: Tile }) => (
  <div class="attached">
    <h3>Attached by itself, as the school’s policy says</h3>
    <ul>
      <li>
        A picture of the screen as it is when you press Record, and up to {mostEarlierPictures} of the three
        minutes before, as far as somebody looked
      </li>
      <li>
        {tile.page === null ? (
          'The page, if one is open'
        ) : (
          <>The page: {<bdi>{tile.page.title || hostOf(tile.page.url)}</bdi>}</>
        )}
      </li>
      <li>The last minutes’ pages and searches</li>
      <li>Which device it is, your name, the date and time</li>
    </ul>
    <p>It goes to the designated safeguarding lead. Once recorded, you cannot open it again.</p>
  </div>
);

/** What is said of it, and how it is sent. */
const useRecord = ({ lessonId, tile }: RecordIncidentProps) => {
  const { api } = useDashboard();
  const kind = useSignal<IncidentKind | ''>('');
  const words = useSignal('');
  const error = useSignal<string | null>(null);
  const send = () => {
    const chosen = kind.peek();
    const { deviceId } = tile;
    error.value = chosen === '' ? 'Choose what it is about.' : null;
    if (chosen === '') return null;
    if (deviceId === null)
      return Promise.resolve(failure('not-found', 'This pupil has no device to record from.'));
    return api.call('recordIncident', { lessonId, deviceId, kind: chosen, words: words.peek().trim() });
  };
  return { kind, words, error, send };
};

const Done = ({ done, onClose }: { done: Recorded; onClose: () => void }) => (
  <div class="recorded" role="status" data-incident-number={done.number}>
    <p class="recorded-number">Incident {recordName(done)} is recorded.</p>
    <p>
      {done.hasPicture
        ? 'A picture of the screen is attached.'
        : 'No picture could be taken; everything else is attached.'}{' '}
      {done.audience === 'safeguarding'
        ? 'The designated safeguarding lead sees it now.'
        : 'Only the head sees it.'}{' '}
      You cannot open it again: note its number if you want to speak about it.
    </p>
    <Button kind="primary" onClick={onClose}>
      Close
    </Button>
  </div>
);

export const RecordIncident = (props: RecordIncidentProps) => {
  const { tile, onClose } = props;
  const done = useSignal<Recorded | null>(null);
  const { kind, words, error, send } = useRecord(props);
  return (
    <FormDialog
      title={<>Record an incident: {<bdi>{tile.name}</bdi>}</>}
      onClose={onClose}
      size="wide"
      name="record-incident"
      submit="Record"
      onSubmit={send}
      onDone={(value) => (done.value = value)}
      after={done.value && <Done done={done.value} onClose={onClose} />}
    >
      <div class="two-columns">
        <div>
          <KindSelect kind={kind} />
          {error.value !== null && (
            <p class="error" role="alert">
              {error.value}
            </p>
          )}
        </div>
        <div>
          <TextAreaField
            label="In your words"
            name="words"
            value={words.value}
            onInput={(value) => (words.value = value)}
            rows={6}
            maxLength={5000}
            isRequired
            hint="What you saw or heard. Facts, not opinions; the child’s own words where you can."
          />
          <Attached tile={tile} />
        </div>
      </div>
    </FormDialog>
  );
};
