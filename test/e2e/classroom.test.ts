import { afterAll, beforeAll, describe } from 'vitest';
import { raiseClassroom, type Classroom } from './classroom.ts';
import { attentionTests } from './jobs/attention.ts';
import { deviceStateTests } from './jobs/device-states.ts';
import { sharePageTests } from './jobs/share-page.ts';

let raised: Classroom | null = null;
const room = (): Classroom => {
  if (raised === null) throw new Error('The classroom is not raised.');
  return raised;
};

beforeAll(async () => {
  raised = await raiseClassroom();
});
afterAll(() => raised?.close());

describe('Attention', () => attentionTests(room));
describe('A page', () => sharePageTests(room));
describe('A device', () => deviceStateTests(room));
