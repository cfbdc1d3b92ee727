import type { ComponentChildren } from 'preact';
import { Dialog, type DialogProps } from './dialog.tsx';
import { Form, type FormProps } from './form.tsx';

export interface FormDialogProps<Value>
  extends
    Pick<DialogProps, 'title' | 'size' | 'onClose'>,
    Omit<FormProps<Value>, 'name' | 'onCancel' | 'children'> {
  /** Of the dialog and of the form in it. */
  readonly name: string;
  /** The fields. */
  readonly children: ComponentChildren;
  /** What is shown in their place once it is done; the dialog then stays until it is closed. */
  readonly after?: ComponentChildren;
}

/**
 * A question with fields: it begins in the first of them, is sent by its button or Ctrl and Enter, says busy and what went
 * wrong, and is left by Escape or "Cancel", by which the focus goes back to where it came from. Escape is easily pressed: where
 * words would be lost it asks.
 */
export const FormDialog = <Value,>(props: FormDialogProps<Value>) => {
  const { title, size, onClose, after = null, ...form } = props;
  return (
    <Dialog title={title} size={size ?? 'small'} onClose={onClose} name={form.name} isAsking>
      {after ?? <Form {...form} onCancel={onClose} />}
    </Dialog>
  );
};
