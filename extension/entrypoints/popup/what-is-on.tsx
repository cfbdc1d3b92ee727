import type { DeviceStatus } from '../../page-facts.ts';
import { clockAt } from '../../clock-at.ts';
import { say, type Spoken } from '../../pages/say.tsx';
import { Written } from '../../pages/written.tsx';

/** What a teacher has set on this computer, each with its end. */
export const WhatIsOn = ({ status: { freeze, tabLimit, timer, offsetMs } }: { status: DeviceStatus }) => {
  const until = ({ endsAt }: { endsAt: number }): string => clockAt(endsAt - offsetMs);
  return (
    <>
      {timer !== null && (
        <li data-on="timer">
          {timer.label === '' ? say('Timer') : <Written words={timer.label} />}:{' '}
          <strong>{left(timer.endsAt - offsetMs)}</strong>
        </li>
      )}
      {freeze !== null && (
        <li data-on="freeze">
          {say('{who} has stopped your pages. Until {time}', { who: freeze.by, time: until(freeze) })}
        </li>
      )}
      {tabLimit !== null && (
        <li data-on="tab-limit">
          {say(
            tabLimit.most === 1
              ? '{who} says: no more than 1 tab. Until {time}'
              : '{who} says: no more than {count} tabs. Until {time}',
            { who: tabLimit.by, count: tabLimit.most, time: until(tabLimit) },
          )}
        </li>
      )}
    </>
  );
};

const left = (endsAt: number): Spoken => {
  const seconds = Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000));
  return say('{time} left', {
    time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
  });
};
