import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { HeldSignature, LinkTarget } from '#shared/api/agreements.ts';
import { success } from '#shared/result.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { staffSummaryOf } from '../../state/agreement-standing.ts';
import { may } from '../../state/session.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { SavePdf } from '../governance/save-pdf.tsx';
import { MailLinksDialog } from './mail-links-dialog.tsx';
import { SaveLetters } from './save-letters.tsx';
import { WithdrawSignature } from './withdraw-signature.tsx';

export interface StaffCardProps extends Pick<
  EndpointAnswer<'missingAgreements'>,
  'staff' | 'volunteers' | 'mail'
> {
  readonly onLinks: (target: LinkTarget) => Promise<void>;
  readonly onChanged: () => unknown;
}

/** Staff sign here themselves, or by a code; volunteers and contractors, who have no account, by a code alone. */
export const StaffCard = ({ staff, volunteers, mail, onLinks, onChanged }: StaffCardProps) => {
  const missing = staff.filter(({ standing }) => standing === 'missing');
  const accountIds = missing.slice(0, mostTogether).map(({ accountId }) => accountId);
  const toMissing: LinkTarget = { kind: 'staff', accountIds };
  const isMailing = useSignal(false);
  const isAdmin = may(useDashboard().session.account.value, 'deploy');
  const isMailOn = mail !== null && mail.state !== 'off';
  return (
    <section class="card" aria-labelledby="staff-title">
      <div class="card-head">
        <h2 id="staff-title">Staff and volunteers</h2>
        <p>{staffSummaryOf(staff)}</p>
      </div>
      {missing.length > 0 && (
        <>
          <p>{missing.map(({ name }) => name).join(', ')}</p>
          <div class="row-of-buttons">
            <SaveLetters target={toMissing}>Letters to staff</SaveLetters>
            <Button onClick={() => onLinks(toMissing)}>Show codes for staff</Button>
            {isMailOn && <Button onClick={() => (isMailing.value = true)}>Links by mail…</Button>}
          </div>
          {!isMailOn && (
            <p class="quiet-text">
              Links could go to staff by mail, too: mail is not set up.{' '}
              {isAdmin ? <a href="/notifications">Set it up</a> : 'The admin can set it up.'}
            </p>
          )}
        </>
      )}
      <SignedStaff staff={staff} onChanged={onChanged} />
      {volunteers.length > 0 && (
        <ul class="plain-list agreement-versions" aria-label="Volunteers and contractors">
          {volunteers.map(({ linkId, name, isSigned, held }) => (
            <li key={linkId}>
              <span>
                <bdi>{name}</bdi>: {isSigned ? 'signed' : 'missing'}
              </span>
              {!isSigned && <AskAgain {...{ linkId, name, onLinks, onChanged }} />}
              {held && <OnFile held={held} name={name} onChanged={onChanged} />}
            </li>
          ))}
        </ul>
      )}
      <AddVolunteer onLinks={onLinks} onChanged={onChanged} />
      {isMailing.value && mail !== null && (
        <MailLinksDialog missing={missing} mail={mail} onClose={() => (isMailing.value = false)} />
      )}
    </section>
  );
};

const mostTogether = 60;

/** For whoever may see signatures: what each of them has signed. */
const SignedStaff = ({ staff, onChanged }: Pick<StaffCardProps, 'staff' | 'onChanged'>) => {
  const signed = staff.flatMap(({ held, ...who }) => (held === null ? [] : [{ ...who, held }]));
  if (signed.length === 0) return null;
  return (
    <details>
      <summary>Signatures of staff on file: {signed.length}</summary>
      <ul class="plain-list agreement-versions">
        {signed.map(({ accountId, name, held }) => (
          <li key={accountId}>
            <span>
              <bdi>{name}</bdi>, on {calendarDay(held.signedAt)}
            </span>
            <OnFile held={held} name={name} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </details>
  );
};

interface OnFileProps {
  readonly held: HeldSignature;
  readonly name: string;
  readonly onChanged: () => unknown;
}

const OnFile = ({ held: { signatureId }, name, onChanged }: OnFileProps) => (
  <>
    <SavePdf path={`/api/agreement-signatures/${signatureId}/pdf`} fileName="signed-agreement.pdf" />
    <WithdrawSignature
      signatureId={signatureId}
      of={name}
      after="They are asked to sign again."
      onWithdrawn={onChanged}
    />
  </>
);

interface AskAgainProps extends Pick<StaffCardProps, 'onLinks' | 'onChanged'> {
  readonly linkId: string;
  readonly name: string;
}

/** Where a letter was lost: the code in it ends. */
const AskAgain = ({ linkId, name, onLinks, onChanged }: AskAgainProps) => {
  const target = { kind: 'volunteer-again', linkId } as const;
  const who = <span class="unseen"> for {name}</span>;
  return (
    <>
      <SaveLetters target={target} onSaved={onChanged}>
        Another letter{who}
      </SaveLetters>
      <Button onClick={() => onLinks(target)}>Another code{who}</Button>
    </>
  );
};

const AddVolunteer = ({ onLinks, onChanged }: Pick<StaffCardProps, 'onLinks' | 'onChanged'>) => {
  const name = useSignal('');
  const make = () =>
    onLinks({ kind: 'volunteer', name: name.peek() }).then(() => {
      name.value = '';
      return success(null);
    });
  const saved = () => {
    name.value = '';
    onChanged();
  };
  return (
    <Form name="volunteer" submit="Make a code" onSubmit={make}>
      <TextField
        label="A volunteer or contractor"
        name="volunteer"
        value={name.value}
        maxLength={120}
        onInput={(value) => (name.value = value)}
      />
      {name.value.trim() !== '' && (
        <div class="row-of-buttons">
          <SaveLetters target={{ kind: 'volunteer', name: name.value.trim() }} onSaved={saved}>
            Letter with a code
          </SaveLetters>
        </div>
      )}
    </Form>
  );
};
