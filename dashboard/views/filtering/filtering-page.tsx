import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useMemo } from 'preact/hooks';
import type { EndpointAnswer } from '#shared/api.ts';
import type { Audience } from '#shared/policy/policy.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { PolicyDraft } from '../../state/policy-draft.ts';
import { namesFrom, type Roster } from '../../state/policy-edit.ts';
import { useResource } from '../../state/resource.ts';
import { may } from '../../state/session.ts';
import { useUnsaved } from '../../state/use-unsaved.ts';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { DraftBar } from './draft-bar.tsx';
import type { PolicyAnswer } from './policy-answer.ts';
import { PolicyStatusLine } from './policy-status-line.tsx';
import { tabs } from './tabs.ts';

type Changes = EndpointAnswer<'policyDraft'>;

/** Names of classes and pupils; who may not read them sees "A class" and "A pupil" instead. */
const useRoster = (): Roster => {
  const { api } = useDashboard();
  const classes = useResource(() => api.call('classes', {}));
  const pupils = useResource(() => api.call('pupils', {}));
  return { classes: classes.state.value.value ?? [], pupils: pupils.state.value.value ?? [] };
};

const useDraft = (policy: PolicyAnswer, changes: Changes, reload: () => Promise<void>): PolicyDraft => {
  const { api } = useDashboard();
  const draft = useMemo(
    () =>
      new PolicyDraft({
        published: policy,
        kept: changes.draft,
        save: (edits) => api.call('savePolicyDraft', edits),
        remove: (revision) => api.call('discardPolicyDraft', { revision }),
        reload,
      }),
    [],
  );
  useEffect(() => draft.accept(changes.draft), [changes]);
  useEffect(() => draft.offer(policy), [policy]);
  useUnsavedDraft(draft);
  return draft;
};

/** What was typed in the last moment is saved before the page is left; it asks where the server did not take it. */
const useUnsavedDraft = (draft: PolicyDraft): void =>
  useUnsaved({
    isUnsaved: () => draft.saveState.peek() !== 'saved',
    title: () => 'Your changes to the policy',
    keep: () => draft.flush(),
    isKeptAt: (url) => url.startsWith('/filtering'),
  });

const TabBar = ({ path }: { path: string }) => {
  const { session } = useDashboard();
  const shown = tabs.filter(({ capability }) => may(session.account.value, capability));
  return (
    <nav class="tabs" aria-label="Filtering">
      {shown.map((tab) => (
        <a key={tab.path} href={tab.path} aria-current={tab.path === path ? 'page' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
};

interface WorkbenchProps {
  readonly policy: PolicyAnswer;
  readonly changes: Changes;
  readonly reload: () => Promise<void>;
  readonly reloadDraft: () => Promise<void>;
}

const Workbench = ({ policy, changes, reload, reloadDraft }: WorkbenchProps) => {
  const { session } = useDashboard();
  const { path: at } = useLocation();
  const draft = useDraft(policy, changes, reloadDraft);
  const audience = useSignal<Audience>({ kind: 'everyone' });
  const roster = useRoster();
  const names = namesFrom(policy.categories, roster);
  const path = at === '/' ? '/filtering' : at;
  const tab = tabs.find((each) => each.path === path);
  const props = { policy, draft, changes, roster, names, audience, reload };
  if (tab === undefined || !may(session.account.value, tab.capability))
    return <Empty title="There is no such page, or it is not for your account" />;
  const { component: Tab, isEditor } = tab;
  return (
    <div class="filtering-tab" data-policy-version={policy.version} data-tab={tab.path}>
      {tab.path !== '/filtering/changes' && <DraftBar {...props} />}
      {isEditor ? (
        <fieldset class="bare" disabled={draft.isFrozen.value}>
          <legend class="unseen">{tab.label}</legend>
          <Tab {...props} />
        </fieldset>
      ) : (
        <Tab {...props} />
      )}
    </div>
  );
};

/** One frame and one draft for all tabs of filtering. */
export const FilteringPage = () => {
  const { api } = useDashboard();
  const { path } = useLocation();
  const policy = useResource(() => api.call('policy', {}));
  const changes = useResource(() => api.call('policyDraft', {}), { reloadOn: 'policy-draft-changed' });
  const status = policy.state.value.value?.status ?? null;
  const reload = async () => {
    await changes.reload();
    await policy.reload();
  };
  return (
    <Page
      title="Filtering"
      intro="What pupils, staff and guests may open. Devices decide by themselves, also offline."
      aside={status !== null && <PolicyStatusLine asked={status} onNewVersion={reload} />}
    >
      <TabBar path={path === '/' ? '/filtering' : path} />
      <Loaded resource={policy} what="the policy">
        {(inForce) => (
          <Loaded resource={changes} what="the changes">
            {(value) => (
              <Workbench policy={inForce} changes={value} reload={reload} reloadDraft={changes.reload} />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
};
