/** What the school says of its prompts, and what they come to. Written as the rest of the schema is. */
export interface PromptTables {
  promptWordings: {
    promptId: string;
    language: string;
    keyStage: string;
    /** JSON, as in shared/prompts/wording-schema. */
    wording: string;
    changedBy: string;
    changedAt: number;
  };
  pupilSentences: {
    /** The product's English. */
    sentence: string;
    language: string;
    words: string;
    changedBy: string;
    changedAt: number;
  };
  /** For a week. */
  metPrompts: {
    pupilId: string;
    promptId: string;
    /** "2026-11-30", the last on which they met it. */
    day: string;
  };
  /** Sums of the whole school: no pupil, class or device is in them. */
  promptSums: {
    promptId: string;
    /** "2026-11". */
    month: string;
    shown: number;
    stopped: number;
    asked: number;
    wentOn: number;
    cameBack: number;
  };
}
