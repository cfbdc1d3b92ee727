import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import type { StaffKey } from '../support/made-up-people.ts';
import { readPdf } from '../support/read-pdf.ts';
import { SchoolTerms } from '../support/school-terms.ts';

let school: LiveSchool;
let terms: SchoolTerms;

beforeAll(async () => {
  school = await LiveSchool.open(6, 'dsl', 'head', 'governor');
  terms = new SchoolTerms(school);
  await terms.publishTerm();
  await terms.tell('hurtful-message', 7);
});
afterAll(() => school.close());

const fetchFile = (key: StaffKey, path: string) =>
  fetch(`${school.url}${path}`, { headers: { cookie: school.as(key).cookie() } });
const textOf = async (response: Response): Promise<string> =>
  JSON.stringify(await readPdf(new Uint8Array(await response.arrayBuffer())));

describe('a report on paper', () => {
  test('says what the page says, names no child in it or in its name, and is recorded', async () => {
    const { reportId, report } = await terms.publishTerm();
    const response = await fetchFile('governor', `/api/governors-reports/${reportId}/pdf`);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=governors-report-${report.term.startsOn}.pdf`,
    );
    const text = await textOf(response);
    expect(text).toContain('7 incidents');
    expect(text).toContain('Unkind words, harassment or bullying');
    expect(text).not.toContain('Amara');
    await school.recorded(
      'it was printed',
      ({ action, object }) => action === 'export-governors-report' && object === reportId,
    );
  });

  test('is not for teachers, nor for who is not signed in', async () => {
    const [first] = (await school.as('head').do('governorsReports', {})).reports;
    const path = `/api/governors-reports/${first?.reportId ?? ''}/pdf`;
    expect((await fetchFile('teacher', path)).status).toBe(403);
    expect((await fetch(`${school.url}${path}`)).status).toBe(401);
  });
});

describe('the yearly review', () => {
  test('is drafted from facts, edited by the school, and printed with lines to sign', async () => {
    const dsl = school.as('dsl');
    const { year, answers } = await dsl.do('yearlyReview', {});
    const draftOf = (id: string) => answers.find(({ questionId }) => questionId === id);
    expect(draftOf('checks')).toMatchObject({ standing: 'not-yet', answer: null });
    expect(draftOf('network')).toMatchObject({ standing: 'no' });
    expect(draftOf('other-apps')?.draft).toContain('It does not filter other browsers');
    await dsl.do('saveSelfReviewAnswer', { questionId: 'people', text: 'Ms Farrow and Dr Penrose' });
    const edited = await school.as('head').do('yearlyReview', {});
    expect(edited.answers.find(({ questionId }) => questionId === 'people')?.answer).toMatchObject({
      text: 'Ms Farrow and Dr Penrose',
      by: 'Mrs Haddad',
    });
    const response = await fetchFile('head', `/api/yearly-review/${year}/pdf`);
    const text = await textOf(response);
    for (const words of ['Ms Farrow and Dr Penrose', 'Signature:', 'Date:', 'filters no network'])
      expect(text).toContain(words);
    await dsl.do('saveSelfReviewAnswer', { questionId: 'people', text: null });
    expect((await dsl.do('yearlyReview', {})).answers[0]?.answer).toBeNull();
  });

  test('is for the safeguarding lead and the head', async () => {
    for (const key of ['teacher', 'governor'] as const) {
      expect(await school.as(key).call('yearlyReview', {})).toMatchObject({ reason: 'not-allowed' });
      expect((await fetchFile(key, '/api/yearly-review/2026/pdf')).status).toBe(403);
    }
    expect((await fetchFile('head', '/api/yearly-review/1999/pdf')).status).toBe(404);
  });
});
