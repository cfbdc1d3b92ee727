import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { exemptionLabels, exemptions, type SubjectItem, type Withheld } from '#shared/api/subject-access.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Field, TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { HaveRead } from '../incidents/have-read.tsx';
import { ConfirmPasswordDialog } from '../incidents/confirm-password.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { MarkedWords, Replaced, Texts, Words, type NameChoices } from '../incidents/name-review.tsx';
import { ChoosePupil } from './choose-pupil.tsx';

/** Shown again when what is held back or marked changes, and then it has to be read again. */
const Names = (props: { pupilId: string; held: Signal<HeldBack>; names: MarkedNames }) => {
  const { pupilId, held, names } = props;
  const { api } = useDashboard();
  const request = requestOf(pupilId, held.value, names);
  const key = keyOf(pupilId, held.value, names);
  const review = useResource(() => api.call('previewSubjectAccess', request), { key });
  return (
    <Loaded resource={review} what="what they will read">
      {(value) => (
        <section class="export-preview" aria-label="Other pupils in it">
          <h3>Other pupils in it</h3>
          <Replaced review={value} names={names} />
          <MarkedWords names={names} />
          <Words title="Look at these: they may be a name, or not." words={value.unclear} names={names} />
          <Texts review={value} />
          <HaveRead reading={key} seen={names.seen} />
        </section>
      )}
    </Loaded>
  );
};

interface MarkedNames extends NameChoices {
  readonly leaveOut: Signal<readonly string[]>;
  /** What of it was read. */
  readonly seen: Signal<string>;
}

const requestOf = (pupilId: string, held: HeldBack, { leaveOut, leaveIn }: MarkedNames) => ({
  pupilId,
  withheld: [...held.values()].map((each) => ({ ...each, reason: each.reason.trim() || '–' })),
  leaveOut: [...leaveOut.value],
  leaveIn: [...leaveIn.value],
});
const keyOf = (pupilId: string, held: HeldBack, names: MarkedNames): string => {
  const request = requestOf(pupilId, held, names);
  return JSON.stringify({ ...request, withheld: request.withheld.map(({ itemId }) => itemId) });
};

const useMarkedNames = (): MarkedNames => {
  const leaveOut = useSignal<readonly string[]>([]);
  const leaveIn = useSignal<readonly string[]>([]);
  const seen = useSignal('');
  const alsoLeaveOut = (word: string) => (leaveOut.value = [...leaveOut.peek(), word]);
  return { leaveOut, leaveIn, seen, alsoLeaveOut };
};

type HeldBack = ReadonlyMap<string, Withheld>;

const given = 'given';
const isExemption = (value: string): value is Withheld['exemption'] =>
  (exemptions as readonly string[]).includes(value);

const ItemChoice = ({ item, held }: { item: SubjectItem; held: Signal<HeldBack> }) => {
  const { itemId, label, entries } = item;
  const withheld = held.value.get(itemId);
  const set = (change: Withheld | null) => {
    const next = new Map(held.peek());
    if (change) next.set(itemId, change);
    else next.delete(itemId);
    held.value = next;
  };
  const choose = (value: string) =>
    set(isExemption(value) ? { itemId, exemption: value, reason: withheld?.reason ?? '' } : null);
  return (
    <div class="subject-item">
      <Field label={entries > 1 ? `${label} (${entries})` : label}>
        {(ids) => (
          <select
            {...ids}
            name={itemId}
            value={withheld?.exemption ?? given}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <option value={given}>Given</option>
            {exemptions.map((value) => (
              <option key={value} value={value}>
                Held back: {exemptionLabels[value]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {withheld && (
        <TextField
          label={`Why ${label} is held back`}
          name={`why ${itemId}`}
          value={withheld.reason}
          maxLength={500}
          onInput={(reason) => set({ ...withheld, reason })}
        />
      )}
    </div>
  );
};

const Items = (props: { pupilId: string; held: Signal<HeldBack>; onPassword: () => void }) => {
  const { pupilId, held, onPassword } = props;
  const { api } = useDashboard();
  const items = useResource(() => api.call('subjectItems', { pupilId }), { key: pupilId });
  const needsPassword = items.state.value.failure?.reason === 'confirm-password';
  useEffect(() => {
    if (needsPassword) onPassword();
  }, [needsPassword]);
  return (
    <Loaded resource={items} what="what is held">
      {(all) =>
        all.length === 0 ? (
          <p>Nothing is held about this pupil beside their name and class.</p>
        ) : (
          all.map((item) => <ItemChoice key={item.itemId} item={item} held={held} />)
        )
      }
    </Loaded>
  );
};

/** Chooses a pupil and what is held back, each with its ground and reason; a second person has to allow it. */
export const AskSubjectAccess = ({ onClose }: { onClose: () => void }) => {
  const { api, notices } = useDashboard();
  const pupilId = useSignal('');
  const held = useSignal<HeldBack>(new Map());
  const reason = useSignal('');
  const names = useMarkedNames();
  const isAsking = useSignal(false);
  const isReady =
    pupilId.value !== '' &&
    reason.value.trim() !== '' &&
    names.seen.value === keyOf(pupilId.value, held.value, names) &&
    [...held.value.values()].every((each) => each.reason.trim() !== '');
  const confirmed = () => (isAsking.value = false);
  if (isAsking.value) return <ConfirmPasswordDialog onConfirmed={confirmed} onCancel={onClose} />;
  return (
    <FormDialog
      title="New subject access request"
      onClose={onClose}
      size="wide"
      name="ask-subject-access"
      submit="Ask a second person"
      isDisabled={!isReady}
      onSubmit={() =>
        api.call('askSubjectAccess', {
          ...requestOf(pupilId.peek(), held.peek(), names),
          reason: reason.peek().trim(),
        })
      }
      onDone={(request) => {
        notices.say('good', `Request ${recordName(request)} waits for a second person.`);
        onClose();
      }}
    >
      <ChoosePupil chosen={pupilId} />
      {pupilId.value !== '' && (
        <Items
          key={pupilId.value}
          pupilId={pupilId.value}
          held={held}
          onPassword={() => (isAsking.value = true)}
        />
      )}
      {pupilId.value !== '' && (
        <Names key={`names ${pupilId.value}`} pupilId={pupilId.value} held={held} names={names} />
      )}
      <ReasonField label="Who asked, and for what" reason={reason} rows={2} />
    </FormDialog>
  );
};
