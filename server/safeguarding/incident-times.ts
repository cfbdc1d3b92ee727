import type { RecordText } from '#shared/incidents/record.ts';
import { failure, type Failure } from '#shared/result.ts';

type Times = Pick<RecordText, 'happenedAt' | 'heardAt'>;

/** What happened, was heard of, and was reported comes in that order, and none of it is still to come. */
export const whyNotTimes = ({ happenedAt, heardAt }: Times, reportedAt: number): Failure | null => {
  if ((happenedAt ?? 0) > reportedAt)
    return failure('bad-message', 'It cannot have happened after it was reported, or in the future.');
  const heard = heardAt ?? reportedAt;
  if (heard > reportedAt)
    return failure('bad-message', 'The school cannot first have heard of it after it was reported.');
  if ((happenedAt ?? 0) > heard)
    return failure('bad-message', 'The school cannot have heard of it before it happened.');
  return null;
};
