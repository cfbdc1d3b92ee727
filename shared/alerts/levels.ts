/** How soon a person should look, the least urgent first. */
export const alertLevels = ['when-you-can', 'today', 'now'] as const;
export type AlertLevel = (typeof alertLevels)[number];

export const alertLevelLabels: Readonly<Record<AlertLevel, string>> = {
  'when-you-can': 'Look when you can',
  today: 'Look today',
  now: 'Look now',
};

const rankOf = (level: AlertLevel): number => alertLevels.indexOf(level);

export const isAtLeast = (level: AlertLevel, least: AlertLevel): boolean => rankOf(level) >= rankOf(least);

export const higher = (one: AlertLevel, other: AlertLevel): AlertLevel =>
  isAtLeast(one, other) ? one : other;

export const lower = (one: AlertLevel, other: AlertLevel): AlertLevel =>
  isAtLeast(one, other) ? other : one;
