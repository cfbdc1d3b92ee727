import { controlNames, type ControlName, type Controls } from '#shared/lesson-controls.ts';
import type { TileControl } from '#shared/class-snapshot.ts';

/** What each is set to, in the words its teacher gave it. */
const whatIs: { readonly [Name in ControlName]: (control: NonNullable<Controls[Name]>) => string } = {
  lock: ({ message }) => message,
  freeze: ({ message }) => message,
  eyesUp: ({ message }) => message,
  focus: ({ name }) => name,
  tabLimit: ({ most }) => String(most),
  timer: ({ label }) => label,
};

/** All that is on, as staff see it; `pending` of it is not on the device yet. Pure. */
export const tileControlsOf = (controls: Controls, pending: readonly ControlName[]): TileControl[] =>
  controlNames.flatMap((name) => tileControlOf(name, controls[name], pending.includes(name)));

const tileControlOf = <Name extends ControlName>(
  name: Name,
  control: Controls[Name],
  isPending: boolean,
): TileControl[] => {
  if (control === null) return [];
  const { by, reason = '', startedAt, endsAt } = control;
  const what: (typeof whatIs)[Name] = whatIs[name];
  return [{ name, by, what: what(control), reason, startedAt, endsAt, isPending }];
};
