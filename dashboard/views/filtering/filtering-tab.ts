import type { Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { EndpointAnswer } from '#shared/api.ts';
import type { Capability } from '#shared/api/sign-in.ts';
import type { Audience } from '#shared/policy/policy.ts';
import type { PolicyNames } from '#shared/policy/policy-words.ts';
import type { PolicyDraft } from '../../state/policy-draft.ts';
import type { Roster } from '../../state/policy-edit.ts';
import type { PolicyAnswer } from './policy-answer.ts';

/** What every tab of the Filtering page is given. */
export interface FilteringTabProps {
  readonly policy: PolicyAnswer;
  readonly draft: PolicyDraft;
  readonly changes: EndpointAnswer<'policyDraft'>;
  readonly roster: Roster;
  readonly names: PolicyNames;
  /** For whom rules are shown; stays from tab to tab. */
  readonly audience: Signal<Audience>;
  /** Loads the policy and the draft again. */
  readonly reload: () => Promise<void>;
}

export interface FilteringTab {
  readonly path: string;
  readonly label: string;
  readonly component: ComponentType<FilteringTabProps>;
  readonly capability: Capability;
  /** Its fields edit the draft: nothing may be typed while that waits for a second person. */
  readonly isEditor: boolean;
}
