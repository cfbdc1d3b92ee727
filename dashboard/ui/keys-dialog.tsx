import { Dialog } from './dialog.tsx';

export interface KeysDialogProps {
  readonly title: string;
  readonly keys: readonly (readonly [string, string])[];
  readonly onClose: () => void;
}

/** What the keys of a page do. */
export const KeysDialog = ({ title, keys, onClose }: KeysDialogProps) => (
  <Dialog title={title} onClose={onClose} name="key-help" size="wide">
    <dl class="key-help">
      {keys.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
