import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Incident } from '#shared/api/incidents.ts';
import { incidentCsv, incidentJson } from './incident-table.ts';
import { defaultCategoryPolicies } from '#shared/incidents/categories.ts';
import { pupilRedaction } from './redact-incident.ts';

const roster = [
  { pupilId: 'p1', name: 'Amara Quill', email: null },
  { pupilId: 'p2', name: 'Ben Thistle', email: 'b.thistle@hazelwood.example' },
  { pupilId: 'p3', name: 'Zoë O’Brien', email: null },
];
/** Everything that names Ben or Zoë, as it may be written. */
const named = [
  'Ben',
  'BEN THISTLE',
  'thistle, ben',
  'Bens',
  'zoe',
  'O’Brien’s',
  'b.thistle@hazelwood.example',
];
const text = fc
  .array(fc.constantFrom(...named, 'Amara', 'said', 'ran to the', 'gate.'), { maxLength: 8 })
  .map((words) => words.join(' '));
const address = fc
  .constantFrom(...named)
  .map((name) => `https://chat.example/u/${encodeURIComponent(name)}?q=1`);
const at = fc.integer({ min: 0, max: 2_000_000_000_000 });

const incident: fc.Arbitrary<Incident> = fc.record({
  incidentId: fc.constant('i1'),
  audience: fc.constant('safeguarding'),
  number: fc.constant(12),
  kind: fc.constant('hurtful-message'),
  source: fc.constant('told'),
  people: fc.constant([
    { kind: 'pupil', pupilId: 'p2', name: 'Ben Thistle', involvement: 'did' },
    { kind: 'pupil', pupilId: 'p1', name: 'Amara Quill', involvement: 'affected' },
    { kind: 'other', pupilId: null, name: 'Ben’s cousin', involvement: 'saw' },
  ]),
  reporter: text,
  reporterPosition: text,
  reportedAt: at,
  firstLookDueAt: at,
  firstLookAt: fc.constant(null),
  triage: fc.constant(null),
  category: fc.constant('B'),
  assignee: fc.constant(null),
  decision: fc.constant('open'),
  closedAt: fc.constant(null),
  parents: fc.oneof(
    fc.constant(null),
    fc.record({ is: fc.constant('told'), at, by: text }),
    fc.record({ is: fc.constant('not-told'), why: text }),
  ),
  saidToPupil: fc.constant(null),
  reviewOn: fc.constant(null),
  isSealed: fc.constant(false),
  actionCount: fc.constant(1),
  className: text,
  facts: fc.record({
    words: text,
    choice: text,
    page: fc.record({ url: address, title: text }),
    tabs: fc.array(fc.record({ url: address, title: text, isActive: fc.boolean() }), { maxLength: 2 }),
    visits: fc.array(fc.record({ at, kind: fc.constant('visit'), url: address, text }), { maxLength: 2 }),
    device: fc.constant({
      deviceId: 'd1',
      extensionVersion: '1',
      profileEmail: 'b.thistle@hazelwood.example',
    }),
    pictureMissing: text,
  }),
  pictures: fc.constant([]),
  record: fc.record({
    happenedAt: at,
    place: fc.constant('home'),
    account: text,
    devices: text,
    outcome: text,
    revision: fc.constant(1),
    at,
    by: text,
  }),
  steps: fc.constant(['parents']),
  actions: fc.array(fc.record({ at, by: text, step: fc.constant('parents'), isDone: fc.boolean(), text }), {
    maxLength: 2,
  }),
  decisionReason: text,
  measures: fc.oneof(
    fc.constant(null),
    fc.record({ escalation: fc.array(text), sanctions: fc.array(text), at, by: text }),
  ),
  proposals: fc.constant(defaultCategoryPolicies),
  mergedInto: fc.constant(null),
  merged: fc.constant([]),
  linked: fc.constant([]),
  carried: fc.constant([
    {
      kind: 'other',
      triage: null,
      people: [{ kind: 'pupil', pupilId: 'p3', name: 'Zoë O’Brien', involvement: 'saw' }],
    },
  ]),
}) as fc.Arbitrary<Incident>;

const mark = { by: 'Mrs Haddad', at: 0, recipient: 'parents', copy: 1 } as const;
const redact = (given: Incident) =>
  pupilRedaction({ pupils: roster, staffNames: [], keptIds: ['p1'], leaveOut: [], leaveIn: [] }).incident(
    given,
  );

test('no name, user name or id of another pupil is in anything that is given out', () => {
  fc.assert(
    fc.property(incident, (given) => {
      const { incident: told } = redact(given);
      for (const out of [JSON.stringify(told), incidentCsv([told], mark), incidentJson([told], mark)]) {
        expect(out).not.toMatch(/(?<!\p{L})(bens?|thistle|zo[eë]|o.brien)(?!\p{L})|p2|p3/iu);
      }
      expect(told.people).toContainEqual(expect.objectContaining({ name: 'Amara Quill', pupilId: 'p1' }));
    }),
  );
});

test('one letter stands for one pupil, in the order in which they are named', () => {
  const [given] = fc.sample(incident, { numRuns: 1, seed: 1 });
  if (!given) throw new Error('nothing was made');
  const { incident: told } = redact({ ...given, decisionReason: 'Zoë told Ben, and Ben told Zoë' });
  expect(told.people.map(({ name }) => name)).toContain('Pupil B');
  expect(told.decisionReason).toBe('Pupil C told Pupil B, and Pupil B told Pupil C');
});
