import { success, type Result } from '#shared/result.ts';

/** What came of sending changes on: a version, or null where a second person is asked. */
export interface PublishOutcome {
  readonly version: number | null;
}

export const secondPersonAsked = (result: Result<unknown>): Result<PublishOutcome> =>
  result.ok ? success({ version: null }) : result;

export const outcomeWords = ({ version }: PublishOutcome): string =>
  version === null ? 'A second person is asked.' : `Version ${version} is published.`;
