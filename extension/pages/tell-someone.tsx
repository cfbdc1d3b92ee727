import { useRef, useState } from 'preact/hooks';
import { TellForm } from './tell-form.tsx';
import { say } from './say.tsx';

interface Props {
  /** The page it is about; null stands for the one in front. */
  readonly address: string | null;
  readonly isLarge?: boolean;
}

/** A button that is always there, and what opens behind it. */
export const TellSomeone = ({ address, isLarge = false }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState(0);
  const open = (): void => {
    setOpened((count) => count + 1);
    dialog.current?.showModal();
  };
  // Closed, nothing of what was written is left on the screen.
  const close = (): void => {
    dialog.current?.close();
    setOpened(0);
  };
  return (
    <>
      <button
        type="button"
        class={isLarge ? 'choice calm' : 'quiet'}
        data-choice="tell-someone"
        onClick={open}
      >
        <Bubble /> {say('Tell someone')}
      </button>
      <dialog ref={dialog} aria-labelledby="tell-title" class="tell" onClose={() => setOpened(0)}>
        {opened > 0 && <TellForm key={opened} address={address} onClose={close} />}
      </dialog>
    </>
  );
};

const Bubble = () => (
  <svg class="bubble" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M3 4h14v9h-8l-4 4v-4h-2z" />
  </svg>
);
