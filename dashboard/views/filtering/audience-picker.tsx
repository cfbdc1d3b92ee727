import { useSignal, type Signal } from '@preact/signals';
import type { Audience, PolicyRules } from '#shared/policy/policy.ts';
import { audienceKey } from '#shared/policy/audience.ts';
import { audienceLabel, type Roster } from '../../state/policy-edit.ts';
import { Field } from '../../ui/field.tsx';

const always: readonly Audience[] = [
  { kind: 'everyone' },
  { kind: 'key-stage', keyStage: 'KS1' },
  { kind: 'key-stage', keyStage: 'KS2' },
  { kind: 'staff' },
  { kind: 'guest' },
];

const years: readonly Audience[] = [0, 1, 2, 3, 4, 5, 6].map((yearGroup) => ({ kind: 'year', yearGroup }));

const unique = (audiences: readonly Audience[]): Audience[] => [
  ...new Map(audiences.map((each) => [audienceKey(each), each])).values(),
];

export interface AudiencePickerProps {
  readonly rules: PolicyRules;
  readonly roster: Roster;
  readonly audience: Signal<Audience>;
}

/** The usual audiences and those with rules as tabs; any other year, class or pupil from a list. */
export const AudiencePicker = ({ rules, roster, audience }: AudiencePickerProps) => {
  const picked = useSignal<readonly Audience[]>([]);
  const shown = unique([...always, ...rules.audiences.map((each) => each.audience), ...picked.value]);
  const shownKeys = new Set(shown.map(audienceKey));
  const others = [
    ...years,
    ...roster.classes.map(({ classId }): Audience => ({ kind: 'class', classId })),
    ...roster.pupils.map(({ pupilId }): Audience => ({ kind: 'pupil', pupilId })),
  ].filter((each) => !shownKeys.has(audienceKey(each)));
  const add = (key: string) => {
    const found = others.find((each) => audienceKey(each) === key);
    if (found === undefined) return;
    picked.value = [...picked.peek(), found];
    audience.value = found;
  };
  return (
    <section class="audiences" aria-label="For whom">
      <div class="audience-tabs" role="group" aria-label="Rules for">
        {shown.map((each) => (
          <button
            key={audienceKey(each)}
            type="button"
            class="audience-tab"
            aria-pressed={audienceKey(each) === audienceKey(audience.value)}
            onClick={() => (audience.value = each)}
          >
            <bdi>{audienceLabel(each, roster)}</bdi>
          </button>
        ))}
      </div>
      <Field label="Rules for another group">
        {(ids) => (
          <select {...ids} value="" onChange={(event) => add(event.currentTarget.value)}>
            <option value="">Choose a year, class or pupil…</option>
            {others.map((each) => (
              <option key={audienceKey(each)} value={audienceKey(each)}>
                {audienceLabel(each, roster)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </section>
  );
};
