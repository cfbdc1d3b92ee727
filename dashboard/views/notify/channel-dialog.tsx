import { notifyChannelLabels, type ChannelHealth, type MailFacts } from '#shared/api/notify.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { isRoom } from './channel-words.ts';
import { MailForm } from './mail-form.tsx';
import { PushForm } from './push-form.tsx';
import { RoomForm } from './room-form.tsx';

export interface ChannelDialogProps {
  readonly health: ChannelHealth;
  readonly mail: MailFacts | null;
  readonly onClose: () => void;
  readonly onSaved: () => unknown;
}

export const ChannelDialog = ({ health, mail, onClose, onSaved }: ChannelDialogProps) => {
  const { channel } = health;
  const done = () => {
    onClose();
    void onSaved();
  };
  const props = { health, onDone: done, onCancel: onClose };
  return (
    <Dialog title={notifyChannelLabels[channel]} onClose={onClose} name={`channel-${channel}`}>
      {channel === 'mail' && <MailForm {...props} mail={mail} />}
      {channel === 'push' && <PushForm {...props} />}
      {isRoom(channel) && <RoomForm {...props} channel={channel} />}
    </Dialog>
  );
};
