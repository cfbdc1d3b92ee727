import * as z from 'zod/mini';
import { deviceStateSchema, type DeviceState } from './device-state.ts';

/** What a lesson may hold over its pupils, in the order in which a teacher asks for it. */
export const controlNames = ['lock', 'freeze', 'eyesUp', 'focus', 'tabLimit', 'timer'] as const;
export type ControlName = (typeof controlNames)[number];
/** All that may be ended before its time: the controls, and what the lesson has opened for a while. */
export const endableNames = [...controlNames, 'exceptions'] as const;
export type Controls = Pick<DeviceState, ControlName>;

export const controlsSchema = z.pick(deviceStateSchema, {
  lock: true,
  freeze: true,
  eyesUp: true,
  focus: true,
  tabLimit: true,
  timer: true,
});

export const noControls: Controls = {
  lock: null,
  freeze: null,
  eyesUp: null,
  focus: null,
  tabLimit: null,
  timer: null,
};

/** The controls alone. */
export const controlsOf = ({ lock, freeze, eyesUp, focus, tabLimit, timer }: Controls): Controls => ({
  lock,
  freeze,
  eyesUp,
  focus,
  tabLimit,
  timer,
});

/** As they hold in a lesson with this end: none outlives it, and those without an end of their own move with it. */
export const endingWithLesson = (controls: Controls, lessonEndsAt: number): Controls => {
  const until = <Lease extends { readonly endsAt: number }>(lease: Lease | null): Lease | null =>
    lease && { ...lease, endsAt: Math.min(lease.endsAt, lessonEndsAt) };
  const asLongAs = <Lease extends { readonly endsAt: number }>(lease: Lease | null): Lease | null =>
    lease && { ...lease, endsAt: lessonEndsAt };
  return {
    lock: until(controls.lock),
    freeze: until(controls.freeze),
    eyesUp: until(controls.eyesUp),
    timer: until(controls.timer),
    focus: asLongAs(controls.focus),
    tabLimit: asLongAs(controls.tabLimit),
  };
};
