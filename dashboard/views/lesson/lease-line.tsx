import { useDashboard } from '../../dashboard-context.ts';
import { countdown } from '../../state/controls-on.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';

export interface LeaseLineProps {
  /** What kind of lease it is, for tests and styles. */
  readonly name: string;
  readonly icon: IconName;
  readonly words: string;
  readonly what: string;
  readonly whom: string;
  readonly by: string;
  readonly reason: string;
  /** Server epoch ms. */
  readonly endsAt: number;
  /** Not yet made true on so many devices. */
  readonly pending?: number;
  readonly onEnd: () => void;
}

/** One thing that is on: what, for whom, how long still, whose and why, and its end by one press. */
export const LeaseLine = (props: LeaseLineProps) => {
  const { name, icon, words, what, whom, by, reason, endsAt, pending = 0, onEnd } = props;
  const { clock } = useDashboard();
  return (
    <li class="control" data-control={name}>
      <Icon name={icon} />
      <div>
        <p>
          <strong>{words}</strong> <bdi class="control-what">{what}</bdi>
        </p>
        <p>
          <bdi>{whom}</bdi> · <span class="countdown">{countdown(endsAt, clock.now.value)}</span>
        </p>
        <p class="quiet-text">
          {by}
          {reason !== '' && (
            <>
              : <bdi>{reason}</bdi>
            </>
          )}
          {pending > 0 && ` · ${pending} waiting`}
        </p>
      </div>
      <Button onClick={onEnd} label={`End: ${words} ${what} for ${whom}`}>
        End
      </Button>
    </li>
  );
};
