import { diffPolicies } from '#shared/policy/policy-diff.ts';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { ChangeSentences } from './change-sentences.tsx';
import { ConflictChoices } from './conflict-choices.tsx';

/** Another version was published since the edits began: what it changed, and how the edits go on top of it. */
export const Overtaken = ({ policy, draft, names }: FilteringTabProps) => {
  const merged = draft.overtaken.value;
  const kept = draft.kept.value;
  if (merged === null || kept === null || !draft.isEdited.value) return null;
  const newest = policy.history.find(({ version }) => version === policy.version);
  return (
    <div class="callout" role="alert" data-conflict={merged.conflicts.length}>
      <p>
        <bdi>{policy.publishedBy}</bdi> published version {policy.version} since these changes began
        {newest ? `: “${newest.reason}”` : ''}.
      </p>
      <ChangeSentences
        sentences={diffPolicies(kept.baseRules, policy.rules, names)}
        empty="It changed no rule."
      />
      <p>
        {merged.conflicts.length === 0
          ? 'Yours touch nothing of it: both can hold.'
          : 'Some of yours touch the same. Choose, then both versions are one.'}
      </p>
      <ConflictChoices
        conflicts={merged.conflicts}
        names={names}
        submit={`Go on on top of version ${policy.version}`}
        onChosen={(keepTheirs) => draft.rebase(keepTheirs)}
      />
    </div>
  );
};
