import { diffPolicies } from '#shared/policy/policy-diff.ts';
import { changesWords } from '../../state/attention.ts';
import type { PolicyDraft } from '../../state/policy-draft.ts';
import { Button } from '../../ui/button.tsx';
import { DiscardButton } from './changes/discard-button.tsx';
import type { FilteringTabProps } from './filtering-tab.ts';

const saveWords = { saved: 'Saved as a draft.', waiting: 'Saving…', failed: 'Not saved.' } as const;

const barWords = (draft: PolicyDraft, count: number): string => {
  if (draft.isFrozen.value)
    return `${changesWords(count)} ${count === 1 ? 'waits' : 'wait'} for a second person.`;
  if (draft.badLists.value.size > 0) return 'Put the marked lines right first.';
  return `${changesWords(count)} not published. ${saveWords[draft.saveState.value]}`;
};

/** The same on every tab: how many changes are not in force, and where to go on with them. */
export const DraftBar = ({ policy, draft, names }: FilteringTabProps) => {
  const count = diffPolicies(policy.rules, draft.rules.value, names).length;
  const isShown = draft.isEdited.value || draft.isFrozen.value;
  return (
    <div class="draft-bar-place" role="status">
      {isShown && (
        <div class="draft-bar" data-changes={count} data-save-state={draft.saveState.value}>
          <p>{barWords(draft, count)}</p>
          {draft.saveState.value === 'failed' && <Button onClick={() => draft.flush()}>Try again</Button>}
          {!draft.isFrozen.value && <DiscardButton draft={draft} />}
          <a class="button primary" href="/filtering/changes">
            {draft.isFrozen.value ? 'Look' : 'Review and publish'}
          </a>
        </div>
      )}
    </div>
  );
};
