import type { Signal } from '@preact/signals';
import { audienceKey } from '#shared/policy/audience.ts';
import type { Audience, PolicyRules } from '#shared/policy/policy.ts';
import { withListedHost } from '../../state/listed-host.ts';
import type { PolicyDraft } from '../../state/policy-draft.ts';
import { audienceLabel, type Roster } from '../../state/policy-edit.ts';
import { Field } from '../../ui/field.tsx';

/** For whom a site is usually listed, and one class where the question came from there. */
export const usualAudiences = (classId?: string): Audience[] => {
  const always: Audience[] = [
    { kind: 'everyone' },
    { kind: 'key-stage', keyStage: 'KS1' },
    { kind: 'key-stage', keyStage: 'KS2' },
    { kind: 'staff' },
  ];
  return classId === undefined ? always : [...always, { kind: 'class', classId }];
};

export interface ForWhomProps {
  readonly audiences: readonly Audience[];
  readonly roster: Roster;
  /** The key of the one that is chosen. */
  readonly chosen: Signal<string>;
}

export const ForWhom = ({ audiences, roster, chosen }: ForWhomProps) => (
  <Field label="For whom" hint="Goes into your draft; nothing changes until you publish.">
    {(ids) => (
      <select
        {...ids}
        name="forWhom"
        value={chosen.value}
        onChange={(event) => (chosen.value = event.currentTarget.value)}
      >
        {audiences.map((each) => (
          <option key={audienceKey(each)} value={audienceKey(each)}>
            {audienceLabel(each, roster)}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** Puts the site on the list of the chosen audience, in the draft. */
export const listFor = (
  draft: PolicyDraft,
  { audiences, chosen }: Pick<ForWhomProps, 'audiences' | 'chosen'>,
  host: string,
  verdict: 'block' | 'allow',
): void => {
  const audience = audiences.find((each) => audienceKey(each) === chosen.peek());
  const edit = (rules: PolicyRules) =>
    audience === undefined ? rules : withListedHost(rules, audience, host, verdict);
  draft.edit(edit(draft.rules.peek()));
};
