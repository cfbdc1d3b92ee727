import { commands, type CommandName } from '#shared/commands/index.ts';
import type { CommandOutcome } from '#shared/socket-events.ts';
import type { Tile } from '#shared/class-snapshot.ts';

export interface OutcomeWords {
  /** "locked" */
  readonly done: string;
  /** "not locked" */
  readonly notDone: string;
  /** "will lock when back"; null where a command does not wait. */
  readonly waits: string | null;
}

export interface OutcomeSummary {
  /** "28 locked, 2 offline: will lock when back (Ada, Ben), 1 without a device (Cleo)" */
  readonly sentence: string;
  /** Who was not reached, with why; those who merely wait are not here. */
  readonly failures: readonly { readonly name: string; readonly why: string }[];
  /** False where nobody has it, and nobody will have it when back. */
  readonly isAnyoneReached: boolean;
  /** False while a device may still answer. */
  readonly isSettled: boolean;
}

/** Something that a person asked for, done. */
export const allDone = (sentence: string): OutcomeSummary => ({
  sentence,
  failures: [],
  isAnyoneReached: true,
  isSettled: true,
});

/** The server said no, with why. */
export const nothingDone = (why: string): OutcomeSummary => ({
  sentence: 'Nothing was done',
  failures: [{ name: 'Reason', why }],
  isAnyoneReached: false,
  isSettled: true,
});

/** Two orders that were given as one. */
export const bothOf = <First extends OutcomeSummary>(first: First, second: OutcomeSummary): First => ({
  ...first,
  sentence: `${first.sentence}; ${second.sentence}`,
  failures: [...first.failures, ...second.failures],
  isSettled: first.isSettled && second.isSettled,
});

/** Each reason once, with all whom it kept from it. */
export const byReason = (
  failures: OutcomeSummary['failures'],
): { readonly why: string; readonly names: readonly string[] }[] => {
  const names = new Map<string, string[]>();
  for (const { name, why } of failures) names.set(why, [...(names.get(why) ?? []), name]);
  return [...names].map(([why, each]) => ({ why, names: each }));
};

/**
 * One sentence for what became of a command, and the names of those it failed for.
 * `targets` are all who were meant, also those without a device, who are in no outcome; what stays with the lesson waits for them.
 */
export const summariseOutcome = (
  name: CommandName,
  words: OutcomeWords,
  targets: readonly Tile[],
  outcome: CommandOutcome,
  staysWithLesson = false,
): OutcomeSummary => {
  const doesWait = commands[name].kind === 'state' && words.waits !== null;
  const failures: { name: string; why: string }[] = [];
  let done = 0;
  const waiting: string[] = [];
  const unheard: string[] = [];
  const elsewhere: string[] = [];
  const withoutDevice: string[] = [];
  for (const { name: pupil, deviceId, elsewhere: held } of targets) {
    const result = deviceId !== null && Object.hasOwn(outcome, deviceId) ? outcome[deviceId] : undefined;
    if (held !== null) elsewhere.push(pupil);
    else if (deviceId === null) withoutDevice.push(pupil);
    else if (result === undefined) failures.push({ name: pupil, why: 'The server said nothing about it.' });
    else if (result.ok) done += 1;
    else if (result.reason === 'timed-out') unheard.push(pupil);
    else if (doesWait && result.reason === 'offline') waiting.push(pupil);
    else failures.push({ name: pupil, why: result.detail });
  }
  const reached = done + waiting.length + (staysWithLesson ? withoutDevice.length : 0);
  const parts = [
    ...(done > 0 ? [`${done} ${words.done}`] : []),
    ...named(waiting, `offline: ${words.waits}`),
    ...named(unheard, 'not answered yet'),
    ...named(elsewhere, 'in another lesson'),
    ...named(withoutDevice, staysWithLesson ? `without a device: ${words.waits}` : 'without a device'),
    ...(failures.length > 0 ? [`${failures.length} ${words.notDone}`] : []),
  ];
  return {
    sentence: parts.join(', '),
    failures,
    isAnyoneReached: reached > 0,
    isSettled: unheard.length === 0,
  };
};

const mostNamed = 3;

/** "2 without a device (Ada, Ben)": how many, why, and who, as far as that can be read at a glance. */
const named = (pupils: readonly string[], why: string): string[] => {
  if (pupils.length === 0) return [];
  const more = pupils.length - mostNamed;
  const names = pupils.slice(0, mostNamed).join(', ');
  return [`${pupils.length} ${why} (${names}${more > 0 ? ` and ${more} more` : ''})`];
};
