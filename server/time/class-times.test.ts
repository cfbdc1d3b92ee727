import { expect, test } from 'vitest';
import { classTimesOf, type KeptTimes } from './class-times.ts';

const lesson = (lessonId: string, rows: KeptTimes['rows'], className = 'Owls'): KeptTimes => ({
  lessonId,
  classId: className,
  className,
  teacher: 'Miss Clarke',
  startedAt: 0,
  rows,
});
const row = (kind: string, children: number, minutes: number) => ({ kind, children, minutes });

test('of fewer than five children nothing is shown, not even how many', () => {
  const [shown] = classTimesOf([lesson('l1', [row('all', 4, 80), row('learning', 4, 80)])]);
  expect(shown).toMatchObject({ week: [], lessons: [{ children: null, sums: [], isPartial: false }] });
});

test('a kind that fewer than five children were at is left out, and nothing gives its minutes away', () => {
  const rows = [row('all', 6, 130), row('learning', 6, 120), row('games', 1, 10)];
  const [shown] = classTimesOf([lesson('l1', rows)]);
  expect(shown?.lessons[0]).toMatchObject({
    children: 6,
    sums: [{ kind: 'learning', minutes: 120 }],
    isPartial: true,
  });
  expect(JSON.stringify(shown)).not.toMatch(/:130|:10[,}]/);
});

test('the week is the sum of what is shown of its lessons', () => {
  const classes = classTimesOf([
    lesson('l1', [row('all', 5, 60), row('learning', 5, 60)]),
    lesson('l2', [row('all', 4, 40), row('learning', 4, 40)]),
    lesson('l3', [row('all', 7, 90), row('video', 5, 70), row('learning', 7, 20)]),
    lesson('l4', [row('all', 9, 9), row('music', 9, 9)], 'Newts'),
  ]);
  expect(classes.map(({ className, week }) => [className, week])).toEqual([
    ['Newts', [{ kind: 'music', minutes: 9 }]],
    [
      'Owls',
      [
        { kind: 'learning', minutes: 80 },
        { kind: 'video', minutes: 70 },
      ],
    ],
  ]);
});
