import type { ControlName } from '#shared/lesson-controls.ts';
import type { Tile, TileControl } from '#shared/class-snapshot.ts';
import type { IconName } from '../ui/icon.tsx';

/** One control as it was given: to how many it still holds, and for how long. */
export interface ControlOn extends TileControl {
  readonly pupils: readonly Tile[];
  /** Stored, and not yet made true on so many devices. */
  readonly pending: number;
}

export const controlLooks: Record<ControlName, { readonly words: string; readonly icon: IconName }> = {
  lock: { words: 'Locked', icon: 'lock' },
  freeze: { words: 'Frozen', icon: 'snow' },
  eyesUp: { words: 'Eyes up', icon: 'eye' },
  focus: { words: 'Focus', icon: 'target' },
  tabLimit: { words: 'Tabs at most', icon: 'tabs' },
  timer: { words: 'Timer', icon: 'clock' },
};

/** All that is on in a class now, one line for what was given at once; what ends first comes first. */
export const controlsOn = (tiles: readonly Tile[], now: number): ControlOn[] => {
  const found = new Map<string, ControlOn>();
  for (const tile of tiles) {
    for (const control of tile.controls) {
      if (control.endsAt <= now) continue;
      const key = JSON.stringify([control.name, control.by, control.startedAt, control.what]);
      const known = found.get(key);
      found.set(key, {
        ...control,
        pupils: [...(known?.pupils ?? []), tile],
        pending: (known?.pending ?? 0) + (control.isPending ? 1 : 0),
      });
    }
  }
  return [...found.values()].toSorted((one, other) => one.endsAt - other.endsAt);
};

/** What holds the whole screen, the strongest first. */
const holdNames = ['lock', 'freeze', 'eyesUp'] as const satisfies readonly ControlName[];

/** The one of them that a pupil sees now; null where the screen is free. It ends by itself, also where no device says so. */
export const strongestHold = ({ controls }: Tile, now: number): TileControl | null => {
  const on = controls.filter(({ endsAt }) => endsAt > now);
  return holdNames.flatMap((name) => on.find((each) => each.name === name) ?? [])[0] ?? null;
};

/** Whether the device has not confirmed this of what is on for a pupil. */
export const isPending = ({ controls }: Tile, name: ControlName): boolean =>
  controls.some((control) => control.name === name && control.isPending);

/** "whole class", "Ada Byrne", "3 pupils", of those with a device; for the others it waits. */
export const whomWords = ({ pupils }: Pick<ControlOn, 'pupils'>, classSize: number): string => {
  const there = pupils.filter(({ deviceId }) => deviceId !== null);
  if (there.length === classSize && classSize !== 1) return 'whole class';
  if (there.length === 0) return 'who comes later';
  return there.length === 1 ? (there[0]?.name ?? '') : `${there.length} pupils`;
};

/** "0:45" below an hour, "1 h 5 min" beyond; counted down each second. */
export const countdown = (endsAt: number, now: number): string => {
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1_000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
