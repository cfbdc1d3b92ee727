import type { FailureReason } from '#shared/result.ts';

/** The file as a whole cannot be taken. The message is a sentence for the person who gave it. */
export class ImportRefused extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, sentence: string) {
    super(sentence);
    this.reason = reason;
  }
}
