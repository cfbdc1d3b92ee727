import type { PolicyDraft } from '../../../state/policy-draft.ts';
import { Choice } from '../../../ui/choice.tsx';

/** The rule about changing rules; a change of it is published like any other. */
export const SecondPerson = ({ draft }: { draft: PolicyDraft }) => {
  const rules = draft.rules.value;
  return (
    <section class="card" aria-labelledby="second-title">
      <h2 id="second-title">Who must agree to a change</h2>
      <fieldset class="bare" disabled={draft.isFrozen.value}>
        <legend class="unseen">Who must agree</legend>
        <Choice
          legend="Who must agree to a change"
          isLegendHidden
          look="list"
          value={rules.needsSecondPerson ? 'two' : 'one'}
          onChange={(value) => draft.edit({ ...rules, needsSecondPerson: value === 'two' })}
          options={[
            { value: 'one', label: 'Whoever edits may publish' },
            { value: 'two', label: 'A second person must approve' },
          ]}
        />
      </fieldset>
    </section>
  );
};
