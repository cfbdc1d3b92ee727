import { useSignal, type Signal } from '@preact/signals';
import type { Audience, PolicyRules } from '#shared/policy/policy.ts';
import { audienceKey } from '#shared/policy/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { audienceLabel, wideningFrom, type Roster } from '../../state/policy-edit.ts';
import { AudienceSelect } from './audience-select.tsx';

const always: readonly Audience[] = [
  { kind: 'everyone' },
  { kind: 'key-stage', keyStage: 'KS1' },
  { kind: 'key-stage', keyStage: 'KS2' },
  { kind: 'staff' },
  { kind: 'guest' },
];

const unique = (audiences: readonly Audience[]): Audience[] => [
  ...new Map(audiences.map((each) => [audienceKey(each), each])).values(),
];

/** "Ada Quill, then Hedgehogs, Year 4, Key stage 2, Everyone: who stands first and says something decides." */
const orderWords = (audience: Audience, roster: Roster): string => {
  const [own, ...wider] = wideningFrom(audience, roster).map((each) => audienceLabel(each, roster));
  return wider.length === 0
    ? 'What is said here holds wherever no narrower group says otherwise.'
    : `What ${own} does not say comes from ${wider.join(', then from ')}.`;
};

export interface AudiencePickerProps {
  readonly rules: PolicyRules;
  readonly roster: Roster;
  readonly audience: Signal<Audience>;
}

/** The usual audiences and those with rules as tabs; any other year, class or pupil from a list. */
export const AudiencePicker = ({ rules, roster, audience }: AudiencePickerProps) => {
  const { unsaved } = useDashboard();
  const picked = useSignal<readonly Audience[]>([]);
  const shown = unique([...always, ...rules.audiences.map((each) => each.audience), ...picked.value]);
  /** Lines that are marked are in no draft, and would be gone. */
  const show = (next: Audience): void =>
    void unsaved.leave(
      () => (audience.value = next),
      ({ keep }) => keep === undefined,
    );
  const add = (found: Audience) => {
    picked.value = [...picked.peek(), found];
    show(found);
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
            onClick={() => show(each)}
          >
            <bdi>{audienceLabel(each, roster)}</bdi>
          </button>
        ))}
      </div>
      <AudienceSelect
        label="Rules for another group"
        name="audience"
        roster={roster}
        without={new Set(shown.map(audienceKey))}
        onPick={add}
      />
      <p class="quiet-text audience-order">{orderWords(audience.value, roster)}</p>
    </section>
  );
};
