import { useSignal } from '@preact/signals';
import type { MergeConflict } from '#shared/policy/policy-merge.ts';
import { sentencesOf, type PolicyNames } from '#shared/policy/policy-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';

export interface ConflictChoicesProps {
  readonly conflicts: readonly MergeConflict[];
  readonly names: PolicyNames;
  readonly submit: string;
  readonly onChosen: (keepTheirs: ReadonlySet<string>) => unknown;
}

/** Mine or theirs, for each thing that both changed. */
export const ConflictChoices = ({ conflicts, names, submit, onChosen }: ConflictChoicesProps) => {
  const theirs = useSignal<ReadonlySet<string>>(new Set());
  const choose = (key: string, isTheirs: boolean) => {
    const next = new Set(theirs.peek());
    if (isTheirs) next.add(key);
    else next.delete(key);
    theirs.value = next;
  };
  return (
    <div class="conflicts">
      {conflicts.map((conflict, index) => (
        <Choice
          key={conflict.key}
          look="list"
          legend={`Changed on both sides (${index + 1} of ${conflicts.length})`}
          value={theirs.value.has(conflict.key) ? 'theirs' : 'mine'}
          onChange={(value) => choose(conflict.key, value === 'theirs')}
          options={[
            { value: 'mine', label: `Mine: ${sentencesOf(conflict.mine, names).join('; ')}` },
            { value: 'theirs', label: `Theirs: ${sentencesOf(conflict.theirs, names).join('; ')}` },
          ]}
        />
      ))}
      <Button onClick={() => onChosen(theirs.peek())}>{submit}</Button>
    </div>
  );
};
