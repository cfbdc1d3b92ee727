import { useSignal } from '@preact/signals';
import type { MailedLink, MailStanding } from '#shared/api/agreements.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Table } from '../../ui/table.tsx';

/** So many at once, as the server takes them. */
const mostMailed = 60;

interface Person {
  readonly accountId: string;
  readonly name: string;
}

export interface MailLinksDialogProps {
  /** Staff who have not signed. */
  readonly missing: readonly Person[];
  readonly mail: MailStanding;
  readonly onClose: () => void;
}

/** To whom a link goes by mail, and what became of each. */
export const MailLinksDialog = ({ missing, mail, onClose }: MailLinksDialogProps) => {
  const { api } = useDashboard();
  const chosen = useSignal<ReadonlySet<string>>(
    new Set(missing.slice(0, mostMailed).map(({ accountId }) => accountId)),
  );
  const mailed = useSignal<readonly MailedLink[] | null>(null);
  const turn = (accountId: string): void => {
    const next = new Set(chosen.peek());
    if (!next.delete(accountId)) next.add(accountId);
    chosen.value = next;
  };
  const { size } = chosen.value;
  return (
    <FormDialog
      title="Links by mail"
      size="wide"
      name="mail-links"
      submit={`Send ${size} ${size === 1 ? 'link' : 'links'}`}
      mayBeLost
      isDisabled={size === 0 || size > mostMailed}
      onSubmit={() => api.call('mailAgreementLinks', { accountIds: [...chosen.peek()] })}
      onDone={(answer) => (mailed.value = answer)}
      onClose={onClose}
      after={mailed.value && <Mailed mailed={mailed.value} onClose={onClose} />}
    >
      {mail.state === 'broken' && (
        <p role="note" class="troubles">
          The last mail did not go out: {mail.lastFailure}
        </p>
      )}
      <p>
        Each gets a link of their own, at the address of their account. It works once; a code that they had
        before ends when the mail is sent.
      </p>
      <fieldset class="mail-to">
        <legend>To{size > mostMailed && `: ${mostMailed} at once at most`}</legend>
        {missing.map(({ accountId, name }) => (
          <label key={accountId} class="check-line">
            <input
              type="checkbox"
              name={`to-${accountId}`}
              checked={chosen.value.has(accountId)}
              onChange={() => turn(accountId)}
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  );
};

const Mailed = ({ mailed, onClose }: { mailed: readonly MailedLink[]; onClose: () => void }) => {
  const sent = mailed.filter(({ problem }) => problem === null).length;
  return (
    <div class="form">
      <p role="status">
        {sent === mailed.length ? 'All were sent.' : `${sent} of ${mailed.length} were sent.`} Whether they
        arrived, only those who get them know.
      </p>
      <Table
        caption="What became of each"
        rows={mailed}
        keyOf={({ accountId }) => accountId}
        columns={[
          { heading: 'To', kind: 'name', cell: ({ name }) => <bdi>{name}</bdi> },
          { heading: 'Mail', cell: ({ problem }) => (problem === null ? 'Sent' : `Not sent. ${problem}`) },
        ]}
      />
      <div class="form-actions">
        <Button onClick={onClose}>Close</Button>
      </div>
    </div>
  );
};
