import { Dialog, type DialogProps } from '../../ui/dialog.tsx';
import { ChangeForm, type ChangeFormProps } from './change-form.tsx';

export interface ChangeDialogProps
  extends Pick<DialogProps, 'title' | 'onClose' | 'size'>, Omit<ChangeFormProps, 'onCancel'> {}

/** One change, asked for in a dialog. */
export const ChangeDialog = ({ title, onClose, size = 'small', ...form }: ChangeDialogProps) => (
  <Dialog title={title} size={size} onClose={onClose} name={form.name} isAsking>
    <ChangeForm {...form} onCancel={onClose} />
  </Dialog>
);
