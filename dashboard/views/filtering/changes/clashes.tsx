import type { FilteringTabProps } from '../filtering-tab.ts';
import { ConflictChoices } from './conflict-choices.tsx';

/** Two screens edited the same in the same moment. */
export const Clashes = ({ draft, names }: FilteringTabProps) =>
  draft.clashes.value.length === 0 ? null : (
    <div class="callout" role="alert" data-clash>
      <p>Somebody edited the same things at the same time. Choose which shall stand.</p>
      <ConflictChoices
        conflicts={draft.clashes.value}
        names={names}
        submit="Keep these"
        onChosen={(keepTheirs) => draft.settle(keepTheirs)}
      />
    </div>
  );
