import { diffPolicies } from '#shared/policy/policy-diff.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { may } from '../../../state/session.ts';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { ChangeSentences } from './change-sentences.tsx';
import { Clashes } from './clashes.tsx';
import { CompareVersions } from './compare-versions.tsx';
import { DiscardButton } from './discard-button.tsx';
import { Overtaken } from './overtaken.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { Proposal } from './proposal.tsx';
import { Publish } from './publish.tsx';
import { SecondPerson } from './second-person.tsx';
import { Versions } from './versions.tsx';

const Pending = (props: FilteringTabProps & { readonly sentences: readonly string[] }) => {
  const { draft, changes, sentences } = props;
  const { kept } = draft;
  const answer = kept.value?.answer ?? null;
  return (
    <section class="card publish" aria-labelledby="changes-title" data-edited={sentences.length > 0}>
      <div class="card-head">
        <h2 id="changes-title">Not published yet</h2>
        {draft.isEdited.value && !draft.isFrozen.value && <DiscardButton draft={draft} />}
      </div>
      {kept.value && sentences.length > 0 && (
        <p class="quiet-text">
          Begun by <bdi>{kept.value.owner || 'you'}</bdi>
          {kept.value.editedBy !== kept.value.owner && (
            <>
              , last edited by <bdi>{kept.value.editedBy}</bdi>
            </>
          )}
          . Saved on the server.
        </p>
      )}
      {answer && !draft.isFrozen.value && sentences.length > 0 && (
        <div class="callout">
          <p dir="auto">
            <bdi>{answer.by}</bdi> sent this back: “{answer.words}”
          </p>
        </div>
      )}
      <Clashes {...props} />
      <Overtaken {...props} />
      <ChangeSentences
        sentences={sentences}
        empty="No changes. Edit on the other tabs; nothing is in force until it is published."
      />
      {changes.draft?.proposal ? (
        <Proposal {...props} proposal={changes.draft.proposal} />
      ) : (
        <Publish {...props} />
      )}
    </section>
  );
};

/** From edits to a version in force, and back. */
export const ChangesTab = (props: FilteringTabProps) => {
  const { policy, draft, names } = props;
  const { session } = useDashboard();
  const sentences = diffPolicies(policy.rules, draft.rules.value, names);
  const mayEdit = may(session.account.value, 'manage-filtering');
  return (
    <div class="filtering">
      <div class="filtering-main">
        <Pending {...props} sentences={sentences} />
        {sentences.length > 0 && (
          <section class="card" aria-labelledby="preview-title">
            <h2 id="preview-title">What would have been different last week</h2>
            <PreviewPanel version={null} flush={() => draft.flush()} />
          </section>
        )}
      </div>
      <div class="filtering-side">
        {mayEdit && <SecondPerson draft={draft} />}
        <Versions {...props} />
        <CompareVersions policy={policy} names={names} />
      </div>
    </div>
  );
};
