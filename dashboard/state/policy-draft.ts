import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { isChanged } from './policy-edit.ts';

/** Edits that are not yet published, and the version they began from. */
export interface PolicyDraft {
  readonly rules: ReadonlySignal<PolicyRules>;
  readonly basedOn: ReadonlySignal<number>;
  readonly isEdited: ReadonlySignal<boolean>;
  /** Another version was published since the edits began. */
  readonly isOvertaken: ReadonlySignal<boolean>;
  /** Names of lists with lines that are no sites: while there are any, nothing can be published. */
  readonly badLists: ReadonlySignal<ReadonlySet<string>>;
  /** Counts up when edits are thrown away, so that text fields begin anew. */
  readonly turn: ReadonlySignal<number>;
  readonly edit: (rules: PolicyRules) => void;
  readonly noteBad: (list: string, isBad: boolean) => void;
  /** A version as it is published now. Edits stay; without edits it is simply shown. */
  readonly offer: (version: number, rules: PolicyRules) => void;
  /** Goes on with the edits on top of the newest version. */
  readonly rebase: () => void;
  readonly discard: () => void;
}

interface Published {
  readonly version: number;
  readonly rules: PolicyRules;
}

export const createPolicyDraft = (version: number, rules: PolicyRules): PolicyDraft => {
  const published = signal<Published>({ version, rules });
  const edits = signal<Published | null>(null);
  const badLists = signal<ReadonlySet<string>>(new Set());
  const turn = signal(0);
  const discard = () => {
    edits.value = null;
    badLists.value = new Set();
    turn.value += 1;
  };
  const isEdited = computed(
    () =>
      badLists.value.size > 0 ||
      (edits.value !== null && isChanged(published.value.rules, edits.value.rules)),
  );
  return {
    rules: computed(() => (edits.value ?? published.value).rules),
    basedOn: computed(() => (edits.value ?? published.value).version),
    isEdited,
    isOvertaken: computed(() => edits.value !== null && edits.value.version !== published.value.version),
    badLists,
    turn,
    edit: (next) => {
      edits.value = { version: (edits.peek() ?? published.peek()).version, rules: next };
    },
    noteBad: (list, isBad) => {
      const next = new Set(badLists.peek());
      if (isBad) next.add(list);
      else next.delete(list);
      badLists.value = next;
    },
    offer: (newVersion, newRules) => {
      const isShown = newVersion === published.peek().version;
      if (!isShown && !isEdited.peek()) discard();
      published.value = { version: newVersion, rules: newRules };
    },
    rebase: () => {
      const current = edits.peek();
      if (current !== null) edits.value = { ...current, version: published.peek().version };
    },
    discard,
  };
};
