import type { DeskItem } from '#shared/api/desk.ts';
import { Button } from '../../ui/button.tsx';

export interface WaitingItemsProps {
  readonly waiting: readonly DeskItem[];
  readonly onShow: () => void;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const come = (waiting: readonly DeskItem[]): string => {
  const words = (['incident', 'alert', 'referral'] as const).flatMap((is) => {
    const count = waiting.filter((item) => item.is === is).length;
    return count === 0 ? [] : [counted(count, is)];
  });
  return `${words.join(' and ')} ${waiting.length === 1 ? 'has' : 'have'} come`;
};

const sentence = (waiting: readonly DeskItem[]): string => {
  const urgent = waiting.filter(({ urgency }) => urgency === 'now').length;
  if (urgent === 0) return `${come(waiting)}.`;
  return waiting.length === 1
    ? `${come(waiting)} that cannot wait.`
    : `${come(waiting)}; ${urgent} cannot wait.`;
};

/** What came while somebody works in the list: said, and shown when they want it. */
export const WaitingItems = ({ waiting, onShow }: WaitingItemsProps) => (
  <div class="waiting-place" role="status">
    {waiting.length > 0 && (
      <div class="bulk-bar" data-waiting>
        <strong>{sentence(waiting)}</strong>
        <Button onClick={onShow} shortcut="R">
          Show
        </Button>
      </div>
    )}
  </div>
);
