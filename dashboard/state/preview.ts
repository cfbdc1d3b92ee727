import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Preview } from '#shared/api/policy-changes.ts';
import type { Failure } from '#shared/result.ts';
import { useDashboard } from '../dashboard-context.ts';

const askEveryMs = 300;

export interface PreviewState {
  /** Null before it was started. */
  readonly preview: ReadonlySignal<Preview | null>;
  /** Why it could not go on. */
  readonly failure: ReadonlySignal<Failure | null>;
  /** Null when it runs. */
  readonly start: () => Promise<Failure | null>;
}

/** Starts a preview on the server and asks how far it is until it is done; the newest start wins. */
export const usePreview = (version: number | null): PreviewState => {
  const { api } = useDashboard();
  const preview = useSignal<Preview | null>(null);
  const failure = useSignal<Failure | null>(null);
  const turn = useRef(0);
  useEffect(() => () => void (turn.current += 1), []);

  const follow = async (previewId: string, mine: number): Promise<void> => {
    while (mine === turn.current) {
      const answer = await api.call('policyPreview', { previewId });
      if (mine !== turn.current) return;
      if (!answer.ok) {
        failure.value = answer;
        preview.value = null;
        return;
      }
      preview.value = answer.value;
      if (answer.value.state !== 'running') return;
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    }
  };

  const start = async (): Promise<Failure | null> => {
    const mine = (turn.current += 1);
    failure.value = null;
    const started = await api.call('startPolicyPreview', { version });
    if (!started.ok) return started;
    void follow(started.value.previewId, mine);
    return null;
  };
  return { preview, failure, start };
};
