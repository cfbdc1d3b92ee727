import { expect, test } from 'vitest';
import { defaultMatrix, matrixKinds, stepsFor } from './matrix.ts';

test('there are sixteen kinds of conduct, each with steps of its own', () => {
  expect(matrixKinds).toHaveLength(16);
  for (const kind of matrixKinds) {
    expect(stepsFor(defaultMatrix, kind, 'safeguarding')).toEqual(defaultMatrix[kind]);
    expect(defaultMatrix[kind]?.length).toBeGreaterThan(0);
  }
});

test('about an adult, whatever the kind, the LADO comes first, and nobody is to be told who must not know', () => {
  for (const kind of [...matrixKinds, 'about-an-adult'] as const) {
    const [head, chair] = [stepsFor(defaultMatrix, kind, 'head'), stepsFor(defaultMatrix, kind, 'chair')];
    expect([head[0], chair[0]]).toEqual(['lado', 'lado']);
    expect(new Set(head).size).toBe(head.length);
    for (const step of ['class-teacher', 'head-of-computing'] as const) expect(head).not.toContain(step);
    for (const step of ['class-teacher', 'headteacher'] as const) expect(chair).not.toContain(step);
  }
});
