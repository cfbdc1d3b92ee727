import type { FilteringTabProps } from '../filtering-tab.ts';
import { TimetableEditor } from '../timetable/timetable-editor.tsx';
import { AcceptableUse } from './acceptable-use.tsx';
import { GuestsCard } from './guests-card.tsx';
import { UnusedCoverCard } from './unused-cover-card.tsx';

/** The table of uses, the times it speaks of, and what holds where nobody is known or nobody is there. */
export const AcceptableUseTab = ({ policy, draft, roster }: FilteringTabProps) => (
  <div class="filtering-wide">
    <AcceptableUse
      rules={draft.rules.value}
      roster={roster}
      categories={policy.categories}
      illegalListCount={policy.illegalListCount ?? null}
      onChange={draft.edit}
    />
    <TimetableEditor
      key={`timetable ${draft.turn.value}`}
      timetable={draft.rules.value.timetable}
      onChange={(timetable) => draft.edit({ ...draft.rules.peek(), timetable })}
      onBad={draft.noteBad}
    />
    <GuestsCard
      isLeaseNeeded={draft.rules.value.guestsNeedLease}
      isFrozen={draft.isFrozen.value}
      onChange={(guestsNeedLease) => draft.edit({ ...draft.rules.peek(), guestsNeedLease })}
    />
    <UnusedCoverCard
      cover={draft.rules.value.unusedCover}
      isFrozen={draft.isFrozen.value}
      onChange={(unusedCover) => draft.edit({ ...draft.rules.peek(), unusedCover })}
    />
  </div>
);
