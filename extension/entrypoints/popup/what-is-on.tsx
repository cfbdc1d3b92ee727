import type { DeviceStatus } from '../../page-facts.ts';
import { untilWords } from '../../pages/time-left.ts';

/** What a teacher has set on this computer, each with its end. */
export const WhatIsOn = ({ status: { freeze, tabLimit, timer, offsetMs } }: { status: DeviceStatus }) => {
  const until = ({ endsAt }: { endsAt: number }): string => untilWords(endsAt - offsetMs);
  return (
    <>
      {timer !== null && (
        <li data-on="timer">
          {timer.label === '' ? 'Timer' : timer.label}: <strong>{left(timer.endsAt - offsetMs)}</strong>
        </li>
      )}
      {freeze !== null && (
        <li data-on="freeze">
          {freeze.by} has stopped your pages. {until(freeze)}
        </li>
      )}
      {tabLimit !== null && (
        <li data-on="tab-limit">
          {tabLimit.by} says: no more than {tabLimit.most} {tabLimit.most === 1 ? 'tab' : 'tabs'}.{' '}
          {until(tabLimit)}
        </li>
      )}
    </>
  );
};

const left = (endsAt: number): string => {
  const seconds = Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
};
