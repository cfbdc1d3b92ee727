import type { AlertKind } from '#shared/alerts/kinds.ts';
import type { AlertLevel } from '#shared/alerts/levels.ts';

interface Rise {
  /** What one closed page of this kind says. Mostly nothing: links lead astray, and fingers slip. */
  readonly page: AlertLevel | null;
  /** What so many tries in a short time say. */
  readonly tries: readonly (readonly [least: number, level: AlertLevel])[];
}

const rises: Readonly<Record<AlertKind, Rise>> = {
  'illegal-material': { page: 'now', tries: [] },
  'harm-to-self': { page: 'today', tries: [[3, 'now']] },
  'hurt-at-home': { page: null, tries: [[3, 'now']] },
  stranger: {
    page: null,
    tries: [
      [2, 'when-you-can'],
      [4, 'today'],
    ],
  },
  'hate-or-extremism': {
    page: 'when-you-can',
    tries: [
      [2, 'today'],
      [5, 'now'],
    ],
  },
  weapons: {
    page: null,
    tries: [
      [2, 'when-you-can'],
      [4, 'today'],
    ],
  },
  unkindness: { page: null, tries: [[3, 'today']] },
  drugs: {
    page: null,
    tries: [
      [2, 'when-you-can'],
      [4, 'today'],
    ],
  },
  challenge: { page: null, tries: [[3, 'now']] },
  adult: {
    page: null,
    tries: [
      [2, 'when-you-can'],
      [4, 'today'],
    ],
  },
  gambling: { page: null, tries: [[3, 'when-you-can']] },
  'way-round': {
    page: null,
    tries: [
      [2, 'when-you-can'],
      [4, 'today'],
    ],
  },
};

export const levelOfPage = (kind: AlertKind): AlertLevel | null => rises[kind].page;

export const levelOfTries = (kind: AlertKind, tries: number): AlertLevel | null =>
  rises[kind].tries.findLast(([least]) => tries >= least)?.[1] ?? null;
