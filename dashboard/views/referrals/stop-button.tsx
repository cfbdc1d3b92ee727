import { useSignal } from '@preact/signals';
import { Button } from '../../ui/button.tsx';
import { StopDialog, type StopDialogProps } from './stop-dialog.tsx';

export type StopButtonProps = Omit<StopDialogProps, 'onClose'>;

/** The button, with its question and what comes after it: stands wherever a screen or an incident is in view. */
export const StopAndReferButton = (props: StopButtonProps) => {
  const isAsking = useSignal(false);
  return (
    <>
      <Button icon="stop" onClick={() => (isAsking.value = true)}>
        Stop and refer…
      </Button>
      {isAsking.value && <StopDialog {...props} onClose={() => (isAsking.value = false)} />}
    </>
  );
};
