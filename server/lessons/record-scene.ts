import { randomUUID } from 'node:crypto';
import type { EndpointRequest } from '#shared/api.ts';
import type { Exception } from '#shared/device-state.ts';
import { siteOf } from '#shared/focus-list.ts';
import { failure, type Result } from '#shared/result.ts';
import { attendedSceneMs, type Scene } from '#shared/scene.ts';
import type { Clock } from '../clock.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import { checkFocus } from './check-focus.ts';

export interface RecordSceneParts {
  readonly states: DesiredStates;
  readonly links: DeviceLinks;
  readonly policies: PolicyStore;
  readonly clock: Clock;
}

type Request = Pick<EndpointRequest<'recordScene'>, 'deviceId' | 'url' | 'isAttended' | 'needs'>;

const leaseMs = attendedSceneMs + 15_000;
const reason = 'To see what a page of a focus needs';

/**
 * Has a device visit one page. Sites that a focus would open are leased to it meanwhile, so that a page which asks to
 * think first, or that nobody knows, can be looked at; what the school blocks stays shut.
 */
export const recordScene = async (
  parts: RecordSceneParts,
  by: string,
  { deviceId, url, isAttended, needs }: Request,
): Promise<Result<Scene>> => {
  const { states, links } = parts;
  const link = links.find(deviceId);
  if (!link) return failure('offline', 'This device is not connected.');
  const leases = leasesFor(parts, by, { deviceId, url, needs });
  const ids = new Set(leases.map(({ exceptionId }) => exceptionId));
  const withLeases = (more: readonly Exception[]): Promise<unknown> =>
    states.change([deviceId], (state) => ({
      ...state,
      exceptions: [...state.exceptions.filter(({ exceptionId }) => !ids.has(exceptionId)), ...more],
    }));
  await withLeases(leases);
  try {
    await states.deliver(deviceId);
    return await link.recordScene({ url, isAttended });
  } finally {
    await withLeases([]);
    states.deliverLater([deviceId]);
  }
};

const leasesFor = (
  { states, policies, clock }: RecordSceneParts,
  by: string,
  { deviceId, url, needs }: Pick<Request, 'deviceId' | 'url' | 'needs'>,
): Exception[] => {
  const { pupil, lesson, exceptions } = states.of(deviceId);
  if (pupil === null) return [];
  const now = clock();
  const items = [{ url, title: '', isWholeSite: true }];
  const found = checkFocus({ policy: policies.current.compiled, pupils: [pupil], items, needs, now });
  const open = [
    ...found.items.flatMap(({ shutFor }) => (shutFor === 0 ? (siteOf(url) ?? []) : [])),
    ...found.needs.flatMap(({ shutFor, about }) => (shutFor === 0 ? about : [])),
  ];
  // A device holds a hundred at most, and those of the pupil's own come first.
  return open.slice(0, Math.max(0, 90 - exceptions.length)).map((host) => ({
    exceptionId: randomUUID(),
    target: { kind: 'site', host },
    by,
    reason,
    startedAt: now,
    endsAt: now + leaseMs,
    lessonId: lesson?.lessonId ?? null,
  }));
};
