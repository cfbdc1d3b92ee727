import { hostAndParents, type Address } from './address.ts';
import { closedMarkOf } from './closed-marks.ts';
import { pageNameOf } from './page-name.ts';
import { decision, type Layer } from './question.ts';
import type { HashText } from './sealed-list.ts';

export type IsClosed = (address: Address) => boolean;

export const openClosedMarks =
  (marks: readonly string[], hash: HashText): IsClosed =>
  (address) =>
    marks.some((mark) => {
      const [salt = ''] = mark.split('.');
      return namesOf(address).some((name) => closedMarkOf(salt, name, hash) === mark);
    });

const namesOf = (address: Address): readonly string[] => [
  ...hostAndParents(address.host),
  pageNameOf(address),
];

/** Until two people lift the stop. That it was stopped is not for a child to read here. */
export const closed: Layer = ({ subject, address }) =>
  address !== null && subject.isClosed?.(address) === true
    ? decision('block', 'emergency', 'Blocked for everyone until the safeguarding lead opens it again')
    : null;
