import type { Enforce } from '../receive.ts';
import type { Cover } from './cover.ts';

/** A clock in the corner of the page in front. Where no page can carry it, the popup shows it. */
export const createEnforceTimer =
  (parts: { readonly cover: Cover }): Enforce['timer'] =>
  async () =>
    void (await parts.cover.look());
