import type { FilteringTabProps } from '../filtering-tab.ts';
import { TimetableEditor } from '../timetable/timetable-editor.tsx';
import { AcceptableUse } from './acceptable-use.tsx';

/** The table of uses, and the times it speaks of. */
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
  </div>
);
