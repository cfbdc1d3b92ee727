import { useSignal } from '@preact/signals';
import { Button } from './button.tsx';

/** `what` ends the label for screen readers: "Copy extension ID". */
export const CopyButton = ({ text, what }: { text: string; what: string }) => {
  const state = useSignal<'ready' | 'copied' | 'failed'>('ready');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      state.value = 'copied';
    } catch {
      state.value = 'failed';
    }
    setTimeout(() => (state.value = 'ready'), 4_000);
  };
  const words = { ready: 'Copy', copied: 'Copied', failed: 'Select and copy by hand' };
  return (
    <span class="copy">
      <Button icon={state.value === 'copied' ? 'check' : 'copy'} onClick={copy} label={`Copy ${what}`}>
        {words[state.value]}
      </Button>
      <span class="unseen" role="status">
        {state.value === 'ready' ? '' : words[state.value]}
      </span>
    </span>
  );
};
