import type { DeviceStatus } from '../../page-facts.ts';
import { clockAt } from '../../clock-at.ts';
import { say, type Spoken } from '../../pages/say.tsx';
import { Written } from '../../pages/written.tsx';

/** What a teacher has set on this computer, each with its end. */
export const WhatIsOn = ({
  status: { guest, isNotLetIn, freeze, tabLimit, timer, offsetMs },
}: {
  status: DeviceStatus;
}) => {
  const until = ({ endsAt }: { endsAt: number }): string => clockAt(endsAt - offsetMs);
  return (
    <>
      {guest !== null && (
        <li data-on="guest">
          {say('{who} has let you in as a guest. Until {time}.', { who: guest.by, time: until(guest) })}{' '}
          {say('You are a guest. We keep no name with the pages you open.')}
        </li>
      )}
      {isNotLetIn && (
        <li data-on="not-let-in">{say('No one has let you in on this computer. Ask a grown-up.')}</li>
      )}
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
