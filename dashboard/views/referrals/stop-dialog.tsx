import { useSignal } from '@preact/signals';
import type { EndpointAnswer, EndpointRequest } from '#shared/api.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { AboutStaff } from './about-staff.tsx';
import { WhatToDoNow } from './what-to-do-now.tsx';

export interface StopDialogProps {
  readonly request: EndpointRequest<'stopAndRefer'>;
  /** "Ada Byrne’s screen", "this incident": goes into sentences. */
  readonly what: string;
  readonly onClose: () => void;
  readonly onStopped?: (referralId: string) => void;
}
type Stopped = EndpointAnswer<'stopAndRefer'>;

const Confirm = ({ what }: { what: string }) => (
  <>
    <p class="stop-why">
      For what may be an image of child abuse. If in doubt, stop: nobody is blamed for it.
    </p>
    <ul class="stop-list">
      <li>Nobody sees {what} any more, and no picture of it is taken.</li>
      <li>The child reads that a grown-up is coming, and nothing else. No tab is closed.</li>
      <li>
        The page and its whole site open on no computer of the school; of a site that the school needs, the
        page alone.
      </li>
      <li>The safeguarding lead and the headteacher see it at once. You read what to do now.</li>
    </ul>
    <p class="quiet-text">Two people, on advice of the police, start it again. You cannot.</p>
  </>
);

const closed: Readonly<Record<NonNullable<Stopped['closes']>, string>> = {
  site: 'The page and its whole site open on no computer of the school now.',
  page: 'The page opens on no computer of the school now. The rest of its site is one that the school needs.',
};

const Done = ({ done, onClose }: { done: Stopped; onClose: () => void }) => (
  <div class="stopped-now" data-referral-number={recordName(done)}>
    <p class="recorded-number" role="status">
      Stopped. It is referral {recordName(done)}.
    </p>
    {done.closes !== null && <p>{closed[done.closes]}</p>}
    <WhatToDoNow />
    <AboutStaff referralId={done.referralId} />
    <Button kind="primary" onClick={onClose}>
      Close
    </Button>
  </div>
);

/** One plain question, and then what to do. */
export const StopDialog = (props: StopDialogProps) => {
  const { api } = useDashboard();
  const done = useSignal<Stopped | null>(null);
  const finish = (value: Stopped) => {
    done.value = value;
    props.onStopped?.(value.referralId);
  };
  return (
    <FormDialog
      title={done.value === null ? 'Stop and refer?' : 'What to do now'}
      onClose={props.onClose}
      size={done.value === null ? 'small' : 'wide'}
      name="stop-and-refer"
      submit="Stop now"
      kind="danger"
      onSubmit={() => api.call('stopAndRefer', props.request)}
      onDone={finish}
      after={done.value && <Done done={done.value} onClose={props.onClose} />}
    >
      <Confirm what={props.what} />
    </FormDialog>
  );
};
