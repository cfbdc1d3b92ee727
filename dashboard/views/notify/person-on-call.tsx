import type { NotifySettings } from '#shared/api/notify.ts';

export interface PersonOnCallProps {
  readonly people: NotifySettings['people'];
  readonly accountId: string | null;
  /** What it means where nobody is named. */
  readonly nobody: string;
  readonly label: string;
  readonly name: string;
  readonly onChange: (accountId: string | null) => void;
}

export const PersonOnCall = ({ people, accountId, nobody, label, name, onChange }: PersonOnCallProps) => (
  <select
    name={name}
    aria-label={label}
    value={accountId ?? ''}
    onChange={(event) => onChange(event.currentTarget.value || null)}
  >
    <option value="">{nobody}</option>
    {people.map((person) => (
      <option key={person.accountId} value={person.accountId}>
        {person.name}
      </option>
    ))}
  </select>
);
