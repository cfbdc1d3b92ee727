// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { dashboardCommands } from './index.ts';

/** What the tiles do themselves, before they look for a command; see tile-grid.tsx. */
const tileKeys = ['a', 'h', 'r'];

test('no two commands have the same key, and none has one that the tiles keep for themselves', () => {
  const keys = Object.values(dashboardCommands)
    .map(({ shortcut }) => shortcut)
    .filter((key) => key !== '');
  expect(new Set([...keys, ...tileKeys]).size).toBe(keys.length + tileKeys.length);
});
