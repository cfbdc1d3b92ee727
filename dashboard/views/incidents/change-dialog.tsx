import { Dialog, type DialogProps } from '../../ui/dialog.tsx';
import { ChangeForm, type ChangeFormProps } from './change-form.tsx';

export interface ChangeDialogProps
  extends Pick<DialogProps, 'title' | 'onClose'>, Omit<ChangeFormProps, 'onCancel'> {}

/** One change, asked for in a dialog. */
export const ChangeDialog = ({ title, onClose, ...form }: ChangeDialogProps) => (
  <Dialog title={title} onClose={onClose} name={form.name} isAsking>
    <ChangeForm {...form} onCancel={onClose} />
  </Dialog>
);
