import type { DeviceState } from '../device-state.ts';
import type { BoundPupil } from '../people.ts';
import type { Audience } from './policy.ts';

/** Who browses. */
export type Person =
  | { readonly kind: 'pupil'; readonly pupil: BoundPupil }
  | { readonly kind: 'staff' }
  | { readonly kind: 'guest' };

/** Who is at a device: nobody it is bound to makes a guest; should it say two, the pupil's rules hold. */
export const personOf = ({ pupil, staff }: Pick<DeviceState, 'pupil' | 'staff'>): Person => {
  if (pupil !== null) return { kind: 'pupil', pupil };
  return { kind: staff === null ? 'guest' : 'staff' };
};

/** One text per audience: equal texts, same audience. */
export const audienceKey = (audience: Audience): string => {
  switch (audience.kind) {
    case 'everyone':
    case 'staff':
    case 'guest':
      return audience.kind;
    case 'key-stage':
      return `key-stage ${audience.keyStage}`;
    case 'year':
      return `year ${audience.yearGroup}`;
    case 'class':
      return `class ${audience.classId}`;
    case 'pupil':
      return `pupil ${audience.pupilId}`;
  }
};

/** The audiences a person belongs to, widest first; a later one is more specific and wins. */
export const audiencesOf = (person: Person): readonly Audience[] => {
  if (person.kind !== 'pupil') return [{ kind: 'everyone' }, { kind: person.kind }];
  const { keyStage, yearGroup, classId, pupilId } = person.pupil;
  return [
    { kind: 'everyone' },
    { kind: 'key-stage', keyStage },
    { kind: 'year', yearGroup },
    { kind: 'class', classId },
    { kind: 'pupil', pupilId },
  ];
};

/**
 * For a sentence after "for": "key stage 1", "Year 3", "this class". A policy knows classes and pupils by id only;
 * `nameOf` turns the id into a name where the caller has one.
 */
export const audienceLabel = (
  audience: Audience,
  nameOf: (id: string) => string | undefined = () => undefined,
): string => {
  switch (audience.kind) {
    case 'everyone':
    case 'staff':
      return audience.kind;
    case 'guest':
      return 'guests';
    case 'key-stage':
      return audience.keyStage === 'KS1' ? 'key stage 1' : 'key stage 2';
    case 'year':
      return audience.yearGroup === 0 ? 'Reception' : `Year ${audience.yearGroup}`;
    case 'class':
      return nameOf(audience.classId) ?? 'this class';
    case 'pupil':
      return nameOf(audience.pupilId) ?? 'this pupil';
  }
};
