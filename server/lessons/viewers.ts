import type { ListProgress } from '#shared/api/category-lists.ts';
import type { PolicyStatus } from '#shared/socket-events.ts';
import type { ActivityItem, LessonFacts, Tile } from '#shared/class-snapshot.ts';

/** The dashboards that are open now, as the rest of the server sees them. */
export interface Viewers {
  /** True when somebody has this lesson open. */
  hasLesson(lessonId: string): boolean;
  tiles(lessonId: string, tiles: readonly Tile[]): void;
  activity(lessonId: string, items: readonly ActivityItem[]): void;
  lessonChanged(facts: LessonFacts): void;
  lessonTold(lessonId: string, sentence: string): void;
  lessonEnded(lessonId: string): void;
  lessonsChanged(): void;
  policyStatus(status: PolicyStatus): void;
  policyDraftChanged(): void;
  listProgress(progress: ListProgress): void;
  listsChanged(): void;
  incidentsChanged(): void;
  referralsChanged(): void;
  /** The same for one who sees no referral, but stands beside somebody who does. */
  secondReferralsChanged(accountId: string): void;
  /** Null: those who manage filtering are to look. */
  requestsChanged(lessonId: string | null): void;
  handsChanged(lessonId: string): void;
  exceptionsChanged(): void;
  guestsChanged(): void;
  filterReportsChanged(): void;
  devicesChanged(): void;
  approvalsChanged(): void;
  tellingsChanged(): void;
  readonly emergencyChanged: () => void;
}
