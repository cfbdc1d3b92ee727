import { dashboardCommands } from '../../commands/index.ts';
import { KeysDialog } from '../../ui/keys-dialog.tsx';

const ownKeys: readonly (readonly [string, string])[] = [
  ['Arrows, Home, End', 'Go from tile to tile'],
  ['Space', 'Select, or take out of the selection'],
  ['Shift + arrow', 'Select on the way'],
  ['A', 'Select all, or nobody'],
  ['Mouse, drawn over tiles', 'Select whoever it touches; with Shift, more'],
  ['Finger, held on a tile and then drawn', 'Select whoever it touches as well'],
  ['Enter', 'Look closely'],
  ['Escape', 'Clear the selection, close what is open'],
  ['/', 'Find a pupil by name'],
  ['H', 'Go to the hand that has been up longest'],
  ['R', 'Go to who asks “May I?”'],
  ['Alt + arrow', 'Move a pupil to another seat, while seats are moved'],
  ['?', 'Show these keys'],
];

const keys = (): (readonly [string, string])[] => [
  ...ownKeys,
  ...Object.values(dashboardCommands)
    .filter(({ shortcut }) => shortcut !== '')
    .map(({ shortcut, label }) => [shortcut.toUpperCase(), label.replace('…', '')] as const),
];

/** What the keys do, for those who hear it. */
export const keySentence = (): string =>
  keys()
    .map(([key, what]) => `${key}: ${what}.`)
    .join(' ');

export const KeyHelp = ({ onClose }: { onClose: () => void }) => (
  <KeysDialog title="Keys in the class view" keys={keys()} onClose={onClose} />
);
