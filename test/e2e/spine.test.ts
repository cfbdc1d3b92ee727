import { afterAll, beforeAll, describe } from 'vitest';
import { decideTests } from './jobs/decide.ts';
import { deployTests } from './jobs/deploy.ts';
import { enrolTests } from './jobs/enrol.ts';
import { lockTests } from './jobs/lock.ts';
import { recordAndReviewTests } from './jobs/record-and-review.ts';
import { safeSearchTests } from './jobs/safe-search.ts';
import { seeTests } from './jobs/see.ts';
import { teachTests } from './jobs/teach.ts';
import { tellTests } from './jobs/tell.ts';
import { raiseStage, type Stage } from './stage.ts';

let raised: Stage | null = null;
const stage = (): Stage => {
  if (raised === null) throw new Error('The stage is not raised.');
  return raised;
};

beforeAll(async () => {
  raised = await raiseStage();
});
afterAll(() => raised?.close());

describe('Enrol', () => enrolTests(stage));
describe('Teach', () => teachTests(stage));
describe('Decide', () => decideTests(stage));
describe('Safe search', () => safeSearchTests(stage));
describe('See', () => seeTests(stage));
describe('Record and review', () => recordAndReviewTests(stage));
describe('Tell', () => tellTests(stage));
describe('Lock', () => lockTests(stage));
describe('Deploy', () => deployTests(stage));
