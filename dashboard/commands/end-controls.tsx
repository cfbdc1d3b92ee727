import { endableNames } from '#shared/lesson-controls.ts';
import { controlLooks } from '../state/controls-on.ts';
import type { DashboardCommand } from './dashboard-command.ts';

/** Everything that is on, by one key; it can be undone. */
export const endControls: DashboardCommand<'end-controls'> = {
  name: 'end-controls',
  label: 'End all',
  icon: 'stop',
  shortcut: 'x',
  place: 'more',
  words: { done: 'free', notDone: 'not free', waits: 'will be free when back' },
  inWords: ({ controls }) =>
    endableNames.every((name) => controls.includes(name))
      ? 'End all'
      : `End: ${controls.map((name) => (name === 'exceptions' ? 'Open' : controlLooks[name].words)).join(', ')}`,
  isMeantForAll: true,
  isOffered: (targets, opened) => opened.length > 0 || targets.some(({ controls }) => controls.length > 0),
  start: { kind: 'at-once', args: { controls: [...endableNames] } },
};
