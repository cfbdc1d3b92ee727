/** How long classes were at which kind of site in their lessons. Written as the rest of the schema is. */
export interface TimeTables {
  lessonTimes: {
    lessonId: string;
    /** As in shared/time/time-kinds; "all" counts the children. */
    kind: string;
    children: number;
    minutes: number;
  };
  /** Who has been added today, so that nobody is added twice; gone when the day is over. */
  lessonTimeSharers: { lessonId: string; pupilId: string };
}
