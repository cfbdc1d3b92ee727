/** Lessons, and what is kept only as long as they run. Written as the rest of the schema is. */
export interface LessonTables {
  lessons: {
    lessonId: string;
    classId: string;
    ownerId: string;
    startedAt: number;
    endsAt: number;
    endedAt: number | null;
    /** The class's focus as older servers kept it; null since `controls` holds it. */
    focus: string | null;
    /** What is on for the whole class, JSON as in shared/lesson-controls. */
    controls: string | null;
    /** JSON array of account ids. */
    partnerIds: string | null;
    /** JSON array of pupil ids. */
    guestIds: string | null;
    /** JSON object: epoch ms by pupil id; null where an older server wrote the lesson. */
    guestsSince: string | null;
    /** JSON array: the class's own when the lesson ended; null while it runs, and where an older server ended it. */
    pupilIds: string | null;
  };
  /** What was on before a lesson's last command, for its undoing; gone with the lesson. */
  earlierControls: {
    lessonId: string;
    /** A device's, or the lesson's own for what is on for its whole class. */
    id: string;
    /** JSON, as in shared/lesson-controls. */
    controls: string;
    /** Of the command that came after it; null where it cannot be named. */
    undoId: string | null;
  };
  /** Open asks for pupils of another lesson; gone when answered, or with either lesson. */
  pupilAsks: {
    askId: string;
    /** The lesson that holds them, and the one that asks. */
    ofLessonId: string;
    forLessonId: string;
    askedBy: string;
    /** JSON array of pupil ids. */
    pupilIds: string;
    askedAt: number;
  };
  /** A teacher's lessons that come every week. */
  weeklyLessons: {
    weeklyLessonId: string;
    ownerId: string;
    classId: string;
    /** Monday is 1. */
    day: number;
    /** Minutes after midnight in the school's time. */
    fromMinute: number;
    toMinute: number;
    startsByItself: number;
    /** The date it last began by itself, so that it does so once. */
    startedOn: string | null;
  };
}
