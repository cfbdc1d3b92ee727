import { audienceKey } from '#shared/policy/audience.ts';
import type { Audience } from '#shared/policy/policy.ts';
import { audienceLabel, type Roster } from '../../state/policy-edit.ts';
import { Field } from '../../ui/field.tsx';

const groups: readonly Audience[] = [
  { kind: 'key-stage', keyStage: 'KS1' },
  { kind: 'key-stage', keyStage: 'KS2' },
  { kind: 'staff' },
  { kind: 'guest' },
];
const years: readonly Audience[] = [0, 1, 2, 3, 4, 5, 6].map((yearGroup) => ({ kind: 'year', yearGroup }));

/** Every audience there is but everyone, by kind. */
const audiencesByKind = ({
  classes,
  pupils,
}: Roster): [heading: string, audiences: readonly Audience[]][] => [
  ['Groups', groups],
  ['Years', years],
  ['Classes', classes.map(({ classId }) => ({ kind: 'class', classId }))],
  ['Pupils', pupils.map(({ pupilId }) => ({ kind: 'pupil', pupilId }))],
];

export interface AudienceSelectProps {
  readonly label: string;
  readonly name: string;
  readonly roster: Roster;
  /** Keys of those that are not offered, because they are there already. */
  readonly without: ReadonlySet<string>;
  readonly onPick: (audience: Audience) => void;
}

/** Adds one audience of the school: a key stage, year, class or pupil, staff or guests. */
export const AudienceSelect = ({ label, name, roster, without, onPick }: AudienceSelectProps) => {
  const offered = audiencesByKind(roster)
    .map(([heading, all]) => ({ heading, all: all.filter((each) => !without.has(audienceKey(each))) }))
    .filter(({ all }) => all.length > 0);
  const pick = (select: HTMLSelectElement) => {
    const found = offered.flatMap(({ all }) => all).find((each) => audienceKey(each) === select.value);
    select.value = '';
    if (found !== undefined) onPick(found);
  };
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} name={name} value="" onChange={(event) => pick(event.currentTarget)}>
          <option value="">Choose…</option>
          {offered.map(({ heading, all }) => (
            <optgroup key={heading} label={heading}>
              {all.map((each) => (
                <option key={audienceKey(each)} value={audienceKey(each)}>
                  {audienceLabel(each, roster)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
};
