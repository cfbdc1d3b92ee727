import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useDashboard } from '../dashboard-context.ts';
import { Icon } from './icon.tsx';
import { NoticeList } from './notice-list.tsx';

export interface DialogProps {
  readonly title: ComponentChildren;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly size?: 'small' | 'wide' | 'whole';
  /** Beside the title. */
  readonly aside?: ComponentChildren;
  readonly name?: string;
  /** Escape, its cross and a press beside it ask first where somebody has written words. */
  readonly isAsking?: boolean;
}

/** Where one would begin to type or choose; the heading where there is nothing to fill in. */
const firstPlace =
  'form :is(input:checked, fieldset:not(:has(:checked)) input, input:not([type=radio], [type=checkbox]), select, textarea)';

/** Opens at mount; at unmount it closes, by which focus returns to where it came from. */
const useOpen = (onClose: () => void) => {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    dialog.showModal();
    (dialog.querySelector<HTMLElement>(firstPlace) ?? dialog.querySelector('h2'))?.focus();
    // Chrome lets a second Escape close a dialog without asking; the page must know of that too.
    dialog.addEventListener('close', onClose);
    return () => {
      dialog.removeEventListener('close', onClose);
      dialog.close();
    };
  }, []);
  return ref;
};

/** A native modal dialog: open while mounted, closed by Escape, its cross, or a press beside it. */
export const Dialog = (props: DialogProps) => {
  const { title, onClose, children, size = 'small', aside, name, isAsking = false } = props;
  const { unsaved } = useDashboard();
  const titleId = useId();
  const closeNow = useRef(onClose);
  closeNow.current = onClose;
  const ref = useOpen(() => closeNow.current());
  const leave = () => {
    const dialog = ref.current;
    if (!isAsking || dialog === null) onClose();
    else void unsaved.leave(onClose, (place) => place.hasWordsIn?.(dialog) ?? false);
  };
  const leaveByBackdrop = (event: MouseEvent) => {
    if (event.target === ref.current) leave();
  };
  const cancel = (event: Event) => {
    if (event.target !== ref.current) return;
    event.preventDefault();
    leave();
  };
  return (
    <dialog
      ref={ref}
      class={`dialog ${size}`}
      aria-labelledby={titleId}
      data-dialog={name}
      onCancel={cancel}
      onMouseDown={leaveByBackdrop}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          {aside}
          <button class="button quiet icon-only" type="button" onClick={leave}>
            <Icon name="close" />
            <span class="unseen">Close</span>
          </button>
        </header>
        {children}
      </div>
      <NoticeList on="dialog" />
    </dialog>
  );
};
