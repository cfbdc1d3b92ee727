import type { Roster } from '../../state/policy-edit.ts';
import type { GrantChoice } from './grant-exception.tsx';

/** Every class, then every pupil. */
export const grantChoicesOf = ({ classes, pupils }: Roster): GrantChoice[] => [
  ...classes.map(({ classId, name }): GrantChoice => ({
    label: `All ${name}`,
    to: { kind: 'class', classId },
  })),
  ...pupils.map(({ pupilId, name }): GrantChoice => ({
    label: name,
    to: { kind: 'pupils', pupilIds: [pupilId] },
  })),
];
