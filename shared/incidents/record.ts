import * as z from 'zod/mini';
import { instant } from '../api/endpoint.ts';

export const places = ['school', 'home', 'elsewhere', 'unknown'] as const;
export const placeLabels: Readonly<Record<(typeof places)[number], string>> = {
  school: 'At school',
  home: 'At home',
  elsewhere: 'Somewhere else',
  unknown: 'Not known',
};

const long = z.string().check(z.trim(), z.maxLength(20_000));

/** What the school writes about an incident as it learns more (R40). Each change is kept beside the ones before. */
export const recordTextSchema = z.object({
  happenedAt: z.nullable(instant),
  /** When anybody of the school first heard of it; not given where that was when it was written down. */
  heardAt: z.optional(z.nullable(instant)),
  place: z.enum(places),
  /** What happened, as it is known now; what was first reported stays as it was. */
  account: long,
  /** Devices, network addresses, user names and programs. */
  devices: long,
  outcome: long,
});
export type RecordText = z.infer<typeof recordTextSchema>;
