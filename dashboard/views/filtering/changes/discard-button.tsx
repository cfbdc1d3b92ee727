import { useSignal } from '@preact/signals';
import type { PolicyDraft } from '../../../state/policy-draft.ts';
import { Button } from '../../../ui/button.tsx';

/** Asks once more: what somebody edited for an hour is not gone by one press. */
export const DiscardButton = ({ draft }: { draft: PolicyDraft }) => {
  const isAsking = useSignal(false);
  if (!isAsking.value) {
    return (
      <Button kind="quiet" onClick={() => (isAsking.value = true)}>
        Discard…
      </Button>
    );
  }
  return (
    <span class="discard" role="group" aria-label="Discard all changes?">
      <Button
        kind="danger"
        onClick={() => {
          isAsking.value = false;
          return draft.discard();
        }}
      >
        Discard all changes
      </Button>
      <Button kind="quiet" onClick={() => (isAsking.value = false)}>
        Keep
      </Button>
    </span>
  );
};
