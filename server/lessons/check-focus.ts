import type { EndpointAnswer } from '#shared/api.ts';
import type { FocusFinding } from '#shared/api/focus.ts';
import type { Focus } from '#shared/device-state.ts';
import { focusOfList, type FocusItem } from '#shared/focus-list.ts';
import type { BoundPupil } from '#shared/people.ts';
import { decide, freeSubject, type CompiledPolicy, type Subject } from '#shared/policy/decide.ts';

export interface FocusCheck {
  readonly policy: CompiledPolicy;
  readonly pupils: readonly BoundPupil[];
  readonly items: readonly FocusItem[];
  readonly needs: readonly string[];
  readonly now: number;
}

const checkedName = 'This list';
const anHourMs = 3_600_000;

/**
 * What would open and what would not if this list were in force for these pupils now. Pure: only the policy is asked,
 * by the same `decide` as on their devices.
 */
export const checkFocus = (check: FocusCheck): EndpointAnswer<'checkFocus'> => {
  const subjects = check.pupils.map((pupil) => inFocus(pupil, check));
  const ask = (about: string, address: string): FocusFinding => findingOf(check, subjects, about, address);
  return {
    items: check.items.map(({ url }) => ask(url, url)),
    needs: check.needs.map((host) => ask(host, `https://${host}/`)),
  };
};

const inFocus = (pupil: BoundPupil, { items, needs, now }: FocusCheck): Subject => {
  const list = { name: checkedName, items: [...items], needs: [...needs] };
  const focus: Focus = { ...focusOfList(list), by: checkedName, startedAt: now, endsAt: now + anHourMs };
  return { ...freeSubject({ kind: 'pupil', pupil }), focus };
};

const findingOf = (
  { policy, now }: FocusCheck,
  subjects: readonly Subject[],
  about: string,
  address: string,
): FocusFinding => {
  const shut = subjects
    .map((subject) => decide(policy, subject, address, now))
    .filter(({ verdict }) => verdict !== 'allow');
  return { about, shutFor: shut.length, of: subjects.length, rule: shut[0]?.rule ?? '' };
};
