import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { TellingToMe } from '#shared/api/tellings.ts';
import { concernLabels } from '#shared/concern-labels.ts';
import { useDashboard } from '../dashboard-context.ts';
import { useResource } from '../state/resource.ts';
import { dayAndTime } from '../state/when.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useConfirmed } from './incidents/use-confirmed.tsx';

type Said = EndpointAnswer<'readTelling'>;
interface Opened {
  readonly telling: TellingToMe;
  readonly said: Said;
}

/** For a trusted adult whom a pupil chose. No name before it is opened: the screen may be on the wall of a classroom. */
export const ToldStrip = () => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const opened = useSignal<Opened | null>(null);
  const resource = useResource(() => api.call('tellingsToMe', {}), { reloadOn: 'tellings-changed' });
  const unread = (resource.state.value.value ?? []).filter(({ isRead }) => !isRead);
  const read = async (telling: TellingToMe): Promise<void> => {
    const result = await ask(() => api.call('readTelling', { requestId: telling.requestId }));
    if (result.ok) opened.value = { telling, said: result.value };
    else if (result.reason !== 'confirm-password') notices.say('bad', result.detail);
  };
  const [oldest] = unread.toReversed();
  return (
    <div role="status">
      {oldest !== undefined && opened.value === null && (
        <p class="told-strip">
          {unread.length === 1
            ? 'A pupil has told you something.'
            : `Pupils have told you ${unread.length} things.`}{' '}
          <Button onClick={() => read(oldest)}>Read</Button>
        </p>
      )}
      {dialog}
      {opened.value !== null && <Told {...opened.value} onClose={() => (opened.value = null)} />}
    </div>
  );
};

const Told = ({ telling, said, onClose }: Opened & { onClose: () => void }) => {
  const { clock } = useDashboard();
  const { pupilName, className, toldAt } = telling;
  const { choice, words, url } = said;
  return (
    <Dialog title="Told to you" onClose={onClose} name="told">
      <p>
        <strong>
          <bdi>{pupilName}</bdi>
        </strong>
        , <bdi>{className}</bdi>, {dayAndTime(toldAt, clock.now.value)}
      </p>
      <p>
        Pressed “{concernLabels[choice]}”{words === '' ? ', and wrote nothing more.' : ', and wrote:'}
      </p>
      {words !== '' && (
        <blockquote class="breaks" dir="auto">
          {words}
        </blockquote>
      )}
      {url !== null && (
        <p class="quiet-text">
          About <bdi class="address">{url}</bdi>
        </p>
      )}
      <p>
        Thank the child for telling you, listen, and promise no secret. The safeguarding lead has it too and
        decides what is done; the child now sees that you have read it.
      </p>
      <div class="form-actions">
        <Button kind="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
};
