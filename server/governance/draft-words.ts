import type { Standing } from '#shared/governance/self-review.ts';

export interface Draft {
  readonly standing: Standing;
  readonly text: string;
}

/** "1 device", "30 devices". */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

/** One sentence after another, without those that do not hold. */
export const say = (standing: Standing, ...sentences: readonly (string | false)[]): Draft => ({
  standing,
  text: sentences.filter((sentence) => sentence !== false).join(' '),
});
