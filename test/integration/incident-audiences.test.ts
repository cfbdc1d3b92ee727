import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseFileIn } from '../../server/config.ts';
import { IncidentSchool } from './incident-school.ts';

let desk: IncidentSchool;

beforeEach(async () => {
  desk = await IncidentSchool.open();
});
afterEach(() => desk.live.close());

describe('a concern about staff', () => {
  const aboutTeacher = async () =>
    desk.tell({ people: [{ kind: 'staff', accountId: await desk.staffId('Mr Bell'), involvement: 'did' }] });
  const aboutHead = async () =>
    desk.tell(
      { people: [{ kind: 'staff', accountId: await desk.staffId('Dr Penrose'), involvement: 'did' }] },
      'dsl',
    );

  test.each([
    ['a teacher is the head’s alone', aboutTeacher, 'head', ['dsl', 'chair']],
    ['the head is the chair’s alone', aboutHead, 'chair', ['dsl', 'head']],
  ] as const)('about %s', async (_whom, record, reader, others) => {
    await desk.tell();
    const { incidentId } = await record();
    expect((await desk.list(reader)).incidents.map((each) => each.incidentId)).toContain(incidentId);
    expect(await desk.live.as(reader).do('incident', { incidentId })).toMatchObject({ incidentId });
    for (const other of others) {
      const { incidents, counts } = await desk.list(other, 'open', 'a');
      expect(incidents.map((each) => each.incidentId)).not.toContain(incidentId);
      expect(counts.open).toBe(other === 'chair' ? 0 : 1);
      const client = desk.live.as(other);
      expect(await client.call('incident', { incidentId })).toMatchObject({ reason: 'not-found' });
      expect(await client.call('incident', { incidentId: 'no such thing' })).toMatchObject({
        reason: 'not-found',
      });
      const cookie = client.cookie();
      const exported = await fetch(`${desk.live.url}/api/incidents/${incidentId}/export`, {
        headers: { cookie },
      });
      expect(exported.status).toBe(404);
      const incidentIds = [incidentId];
      expect(
        await client.call('changeIncidents', { incidentIds, change: { kind: 'triage', triage: 'true' } }),
      ).toMatchObject({ reason: 'not-found' });
      if (other === 'chair') continue;
      expect(JSON.stringify(await client.do('ledger', {}))).not.toContain(incidentId);
    }
  });

  test('asks for the LADO first, and for nobody who must not know', async () => {
    const [teacher, head] = [await aboutTeacher(), await aboutHead()];
    const stepsOf = async (reader: 'head' | 'chair', { incidentId }: { readonly incidentId: string }) =>
      (await desk.live.as(reader).do('incident', { incidentId })).steps;
    expect(await stepsOf('head', teacher)).toEqual(['lado', 'headteacher', 'parents', 'advice']);
    expect(await stepsOf('chair', head)).toEqual(['lado', 'parents', 'advice']);
  });

  test('that was deleted is told to nobody who did not know of it', async () => {
    const { incidentId } = await aboutTeacher();
    const { live } = desk;
    const [head, chair, dsl] = [live.as('head'), live.as('chair'), live.as('dsl')];
    const { approvalId } = await head.do('askApproval', {
      kind: 'delete-early',
      objects: [incidentId],
      reason: 'Written down twice',
    });
    await chair.do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
    await head.do('deleteEarly', { incidentId });
    const [certificate] = await live.storage.db.selectFrom('deletionCertificates').selectAll().execute();
    const ids = [incidentId, approvalId, certificate?.certificateId ?? ''];
    const seen = JSON.stringify(await dsl.do('ledger', {}));
    expect(ids.filter((id) => seen.includes(id))).toEqual([]);
    expect(seen).not.toContain('H1');
    expect(await dsl.do('retention', {})).toMatchObject({ certificates: 0 });
    expect(await head.do('retention', {})).toMatchObject({ certificates: 1 });
    const known = JSON.stringify(await head.do('ledger', {}));
    expect(ids.filter((id) => known.includes(id))).toEqual(ids);
  });

  test('has a number of its own, so that no gap tells of it', async () => {
    expect((await desk.tell()).number).toBe(1);
    expect(await aboutTeacher()).toMatchObject({ number: 1, audience: 'head' });
    expect(await aboutHead()).toMatchObject({ number: 1, audience: 'chair' });
    expect((await desk.tell()).number).toBe(2);
  });

  test('is not told by the tables: neither whom it is about nor what it is', async () => {
    await aboutTeacher();
    const rows = await desk.live.storage.db.selectFrom('incidents').selectAll().execute();
    expect(rows).toMatchObject([{ kind: '', reporterId: null }]);
    const people = await desk.live.storage.db.selectFrom('incidentPeople').selectAll().execute();
    expect(people).toMatchObject([{ kind: 'sealed', accountId: null, pupilId: null }]);
    const file = await readFile(databaseFileIn(desk.live.dataFolder));
    expect(file.includes('about-an-adult')).toBe(false);
  });

  test('that turns out to be one later leaves the desk for the head’s, with all that names anybody sealed', async () => {
    const first = await desk.tell();
    const { incidentId } = await desk.tell();
    await desk.change([incidentId], { kind: 'link', to: first.incidentId });
    await desk.change([incidentId], {
      kind: 'reclassify',
      incidentKind: 'about-an-adult',
      reason: 'A coach',
    });
    expect(await desk.numbers('dsl')).toEqual([first.number]);
    const dsl = desk.live.as('dsl');
    expect(await dsl.call('incident', { incidentId })).toMatchObject({ reason: 'not-found' });
    expect(await dsl.do('incident', { incidentId: first.incidentId })).toMatchObject({ linked: [] });
    expect(await desk.live.as('head').do('incident', { incidentId })).toMatchObject({
      audience: 'head',
      number: 1,
      kind: 'about-an-adult',
      reporter: 'Miss Clarke',
      people: [{ name: 'Amara Quill' }],
    });
    const rows = await desk.live.storage.db
      .selectFrom('incidentPeople')
      .select('pupilId')
      .where('incidentId', '=', incidentId)
      .execute();
    expect(rows).toEqual([{ pupilId: null }]);
  });

  test('says so when nobody may read it yet', async () => {
    await desk.live.storage.db
      .updateTable('accounts')
      .set({ isActive: 0 })
      .where('name', '=', 'Mr Oyelaran')
      .execute();
    expect(await aboutHead()).toMatchObject({ audience: 'chair', hasReader: false });
  });
});
