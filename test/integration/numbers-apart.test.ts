import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordName, type Audience } from '#shared/incidents/audience.ts';
import type { StaffKey } from '../support/made-up-people.ts';
import { IncidentSchool } from './incident-school.ts';

type Numbered = { readonly audience: Audience; readonly number: number };

let desk: IncidentSchool;

beforeEach(async () => {
  desk = await IncidentSchool.open();
});
afterEach(() => desk.live.close());

const aboutTeacher = async () =>
  desk.tell({ people: [{ kind: 'staff', accountId: await desk.staffId('Mr Bell'), involvement: 'did' }] });
const namesOf = (numbered: readonly Numbered[]) => numbered.map((each) => recordName(each));

describe('numbers tell nothing of what is for fewer eyes', () => {
  const refer = async (incident: { readonly incidentId: string }, key: StaffKey = 'dsl') =>
    desk.live.as(key).do('stopAndRefer', { incidentId: incident.incidentId });
  const referrals = async (key: StaffKey) => namesOf(await desk.live.as(key).do('referrals', {}));

  test('of incidents', async () => {
    const aboutHead = { kind: 'staff', accountId: await desk.staffId('Dr Penrose') } as const;
    await desk.tell();
    await aboutTeacher();
    await desk.tell({ people: [{ ...aboutHead, involvement: 'did' }] });
    await desk.tell();
    const incidents = async (key: StaffKey) => namesOf((await desk.list(key)).incidents).toSorted();
    expect(await incidents('dsl')).toEqual(['1', '2']);
    expect(await incidents('head')).toEqual(['1', '2', 'H1']);
    expect(await incidents('chair')).toEqual(['C1']);
  });

  test('of referrals', async () => {
    await refer(await desk.tell());
    expect(namesOf([await refer(await aboutTeacher(), 'head')])).toEqual(['H1']);
    await refer(await desk.tell());
    expect(await referrals('dsl')).toEqual(['2', '1']);
    expect(await referrals('head')).toEqual(['2', 'H1', '1']);
  });

  test('of referrals that turn out to be', async () => {
    await refer(await aboutTeacher(), 'head');
    const { referralId } = await refer(await desk.tell());
    await desk.live.as('dsl').do('setReferralAudience', { referralId, audience: 'head' });
    const { incidentId } = await desk.tell();
    await refer({ incidentId });
    await desk.change([incidentId], {
      kind: 'reclassify',
      incidentKind: 'about-an-adult',
      reason: 'A coach',
    });
    expect(await referrals('dsl')).toEqual([]);
    expect(await referrals('head')).toEqual(['H3', 'H2', 'H1']);
    expect(namesOf([await refer(await desk.tell())])).toEqual(['3']);
  });

  test('of certificates of deletion', async () => {
    const { live } = desk;
    const remove = async (
      { incidentId }: { readonly incidentId: string },
      key: StaffKey,
      other: StaffKey,
    ) => {
      const request = { objects: [incidentId], reason: 'Written down twice' };
      const { approvalId } = await live.as(key).do('askApproval', { kind: 'delete-early', ...request });
      await live.as(other).do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
      return (await live.as(key).do('deleteEarly', { incidentId })).certificate;
    };
    const certificates = async (key: StaffKey) => (await live.as(key).do('keptRecords', {})).certificates;
    expect(await remove(await desk.tell(), 'dsl', 'head')).toBe('1');
    expect(await remove(await aboutTeacher(), 'head', 'chair')).toBe('H1');
    expect(await remove(await desk.tell(), 'dsl', 'head')).toBe('2');
    expect(namesOf(await certificates('dsl'))).toEqual(['2', '1']);
    expect(namesOf(await certificates('head'))).toEqual(['2', 'H1', '1']);
    expect((await certificates('head'))[1]?.note).toContain('Certificate of deletion H1\n');
  });

  test('of subject access requests', async () => {
    const ask = async (key: StaffKey) => {
      const choices = { pupilId: desk.pupil(0), withheld: [], leaveOut: [], leaveIn: [] };
      const request = { ...choices, reason: 'A parent wrote' };
      return recordName(await desk.live.as(key).do('askSubjectAccess', request));
    };
    const { referralId } = await refer(await desk.tell());
    expect(await ask('head')).toBe('1');
    await desk.live.as('dsl').do('setReferralAudience', { referralId, audience: 'head' });
    expect(await ask('head')).toBe('H1');
    expect(await ask('dsl')).toBe('2');
    const requests = (key: StaffKey) => desk.live.as(key).do('subjectRequests', {});
    expect(namesOf(await requests('dsl'))).toEqual(['2', '1']);
    expect(namesOf(await requests('head'))).toEqual(['2', 'H1', '1']);
  });
});
