import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Audience, AudienceRules } from '#shared/policy/policy.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { createPolicyDraft } from '../../state/policy-draft.ts';
import { audienceKey } from '#shared/policy/audience.ts';
import { rulesFor, withAudience, type Roster } from '../../state/policy-edit.ts';
import { useResource } from '../../state/resource.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { AudiencePicker } from './audience-picker.tsx';
import { CategoryTable } from './category-table.tsx';
import { TransferRules } from './downloads/transfer-rules.tsx';
import { HostLists } from './host-lists.tsx';
import { ImportLists } from './import-lists.tsx';
import type { PolicyAnswer } from './policy-answer.ts';
import { PolicyHistory } from './policy-history.tsx';
import { PolicyStatusLine } from './policy-status-line.tsx';
import { Publish } from './publish.tsx';
import { SearchRules } from './search-rules.tsx';
import { UnknownSites } from './unknown-sites.tsx';
import { WhyBox } from './why-box.tsx';

/** Names of classes and pupils; who may not read them sees "A class" and "A pupil" instead. */
const useRoster = (): Roster => {
  const { api } = useDashboard();
  const classes = useResource(() => api.call('classes', {}));
  const pupils = useResource(() => api.call('pupils', {}));
  return { classes: classes.state.value.value ?? [], pupils: pupils.state.value.value ?? [] };
};

const Editor = ({ policy, onPublished }: { policy: PolicyAnswer; onPublished: () => unknown }) => {
  const draft = useMemo(() => createPolicyDraft(policy.version, policy.rules), []);
  useEffect(() => draft.offer(policy.version, policy.rules), [policy]);
  const audience = useSignal<Audience>({ kind: 'everyone' });
  const roster = useRoster();
  const rules = draft.rules.value;
  const current = rulesFor(rules, audience.value);
  const key = audienceKey(audience.value);
  const change = (changed: AudienceRules) => draft.edit(withAudience(draft.rules.peek(), changed));
  const shared = { rules, current, roster, onChange: change };
  return (
    <div class="filtering" data-policy-version={policy.version}>
      <div class="filtering-main">
        <AudiencePicker rules={rules} roster={roster} audience={audience} />
        <UnknownSites {...shared} />
        <CategoryTable {...shared} categories={policy.categories} />
        <HostLists
          key={`${key} ${draft.turn.value}`}
          current={current}
          onChange={change}
          onBad={(list, isBad) => draft.noteBad(`${key} ${list}`, isBad)}
        />
        <TransferRules {...shared} />
        <SearchRules rules={rules} onChange={draft.edit} />
      </div>
      <div class="filtering-side">
        <Publish draft={draft} policy={policy} onPublished={onPublished} />
        <WhyBox roster={roster} />
        <ImportLists categories={policy.categories} onImported={onPublished} />
        <PolicyHistory history={policy.history} />
      </div>
    </div>
  );
};

export const FilteringPage = () => {
  const { api } = useDashboard();
  const policy = useResource(() => api.call('policy', {}));
  const status = policy.state.value.value?.status ?? null;
  return (
    <Page
      title="Filtering"
      intro="What pupils, staff and guests may open. Devices decide by themselves, also offline."
      aside={status !== null && <PolicyStatusLine asked={status} onNewVersion={policy.reload} />}
    >
      <Loaded resource={policy} what="the policy">
        {(value) => <Editor policy={value} onPublished={policy.reload} />}
      </Loaded>
    </Page>
  );
};
