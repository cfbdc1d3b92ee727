import { useSignal } from '@preact/signals';
import type { ReportedSite } from '#shared/api/filter-reports.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { typedAddress } from '../../state/address.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

export const wantsLabels: Record<ReportedSite['wants'], string> = {
  block: 'Should be blocked',
  open: 'Should not be blocked',
};

export interface ReportSiteProps {
  readonly url?: string;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
}

/** Tells those who manage filtering that a site is wrongly open or shut. */
export const ReportSite = ({ url = '', onDone, onCancel }: ReportSiteProps) => {
  const { api, notices } = useDashboard();
  const text = useSignal(url);
  const wants = useSignal<ReportedSite['wants']>('block');
  const words = useSignal('');
  const error = useSignal<string | null>(null);
  const send = () => {
    const address = typedAddress(text.peek());
    error.value = address === null ? 'Enter an address, such as games.example.' : null;
    return address === null
      ? null
      : api.call('reportSite', { url: address, wants: wants.peek(), words: words.peek().trim() });
  };
  const done = () => {
    notices.say('good', 'Reported to those who manage filtering. You will see their answer.');
    text.value = '';
    words.value = '';
    onDone?.();
  };
  return (
    <Form name="report-site" submit="Report" onSubmit={send} onDone={done} onCancel={onCancel}>
      <TextField
        label="Site or page"
        name="report-address"
        value={text.value}
        onInput={(value) => (text.value = value)}
        error={error.value}
        maxLength={2048}
        placeholder="games.example"
      />
      <Choice
        legend="What is wrong?"
        value={wants.value}
        onChange={(value) => (wants.value = value)}
        options={[
          { value: 'block', label: wantsLabels.block },
          { value: 'open', label: wantsLabels.open },
        ]}
      />
      <TextField
        label="Why (you need not say)"
        name="report-words"
        value={words.value}
        onInput={(value) => (words.value = value)}
        isRequired={false}
        maxLength={300}
      />
    </Form>
  );
};

/** The same behind a button, beside a pupil's page. */
export const ReportPageButton = ({ url }: { url: string }) => {
  const isOpen = useSignal(false);
  const close = () => (isOpen.value = false);
  return (
    <>
      <Button kind="quiet" icon="flag" onClick={() => (isOpen.value = true)}>
        Wrongly open or shut?
      </Button>
      {isOpen.value && (
        <Dialog title="Report a page to filtering" onClose={close} name="report-site">
          <ReportSite url={url} onDone={close} onCancel={close} />
        </Dialog>
      )}
    </>
  );
};
