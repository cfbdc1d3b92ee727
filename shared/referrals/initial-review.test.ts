import { describe, expect, test } from 'vitest';
import { answers, criteria, isComplete, proposedOutcome, type Answers } from './initial-review.ts';

const allNo: Answers = Object.fromEntries(criteria.map((criterion) => [criterion, 'no']));

describe('the way that the answers propose', () => {
  test('is to keep it in school only where all five are known to be no', () => {
    expect(proposedOutcome(allNo)).toBe('in-school');
    for (const criterion of criteria)
      for (const answer of answers)
        expect([criterion, answer, proposedOutcome({ ...allNo, [criterion]: answer })]).toEqual([
          criterion,
          answer,
          answer === 'no' ? 'in-school' : 'refer',
        ]);
  });

  test('is to refer while anything is still to be answered', () => {
    const { adult: _left, ...others } = allNo;
    expect([isComplete(others), proposedOutcome(others), isComplete(allNo)]).toEqual([false, 'refer', true]);
  });
});
