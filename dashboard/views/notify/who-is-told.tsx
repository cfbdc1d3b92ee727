import type { NotifySettings, OnCallSettings } from '#shared/api/notify.ts';
import { Field } from '../../ui/field.tsx';

export interface WhoIsToldProps {
  readonly people: NotifySettings['people'];
  readonly onCall: OnCallSettings;
  readonly onChange: (change: Partial<OnCallSettings>) => void;
}

const graces = [15, 30, 60, 120, 240];
const graceWords = (minutes: number): string =>
  minutes < 60 ? `${minutes} minutes` : minutes === 60 ? '1 hour' : `${minutes / 60} hours`;

const Grace = ({ onCall, onChange }: WhoIsToldProps) => (
  <Field
    label="When a reminder changes nothing, tell every deputy and the headteacher after"
    hint="The reminder itself is sent when an incident was to be looked at: after 30 minutes where it cannot wait, else on the same day."
  >
    {(ids) => (
      <select
        {...ids}
        name="graceMinutes"
        value={String(onCall.graceMinutes)}
        onChange={(event) => onChange({ graceMinutes: Number(event.currentTarget.value) })}
      >
        {[...new Set([...graces, onCall.graceMinutes])]
          .toSorted((one, other) => one - other)
          .map((minutes) => (
            <option key={minutes} value={String(minutes)}>
              {graceWords(minutes)}
            </option>
          ))}
      </select>
    )}
  </Field>
);

const Deputies = ({ people, onCall, onChange }: WhoIsToldProps) => {
  const dsls = people.filter(({ roles }) => roles.includes('dsl'));
  const toggle = (accountId: string) => {
    const next = new Set(onCall.deputyIds);
    if (!next.delete(accountId)) next.add(accountId);
    onChange({ deputyIds: [...next] });
  };
  return (
    <fieldset class="choice list">
      <legend>Deputies, told only while they are on call</legend>
      {dsls.length === 0 ? (
        <p class="quiet-text">Nobody is designated safeguarding lead yet. An admin adds them under People.</p>
      ) : (
        <div class="options">
          {dsls.map(({ accountId, name }) => (
            <label key={accountId}>
              <input
                type="checkbox"
                name="deputies"
                value={accountId}
                checked={onCall.deputyIds.includes(accountId)}
                onChange={() => toggle(accountId)}
              />
              <bdi class="breaks">{name}</bdi>
            </label>
          ))}
        </div>
      )}
      <p class="hint">Every other safeguarding lead is told of everything that is for them, day and night.</p>
    </fieldset>
  );
};

export const WhoIsTold = (props: WhoIsToldProps) => (
  <div class="two-columns">
    <Deputies {...props} />
    <Grace {...props} />
  </div>
);
