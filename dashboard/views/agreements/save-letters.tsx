import type { ComponentChildren } from 'preact';
import type { LinkTarget } from '#shared/api/agreements.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';

export interface SaveLettersProps {
  readonly target: LinkTarget;
  readonly children: ComponentChildren;
  readonly onSaved?: () => unknown;
}

/** A sheet for each of them. Codes that were made before end. */
export const SaveLetters = ({ target, children, onSaved }: SaveLettersProps) => {
  const { api, notices } = useDashboard();
  const save = async () => {
    const file = await api.fetchLetters(target);
    if (!file.ok) return notices.say('bad', `The letters were not made: ${file.detail}`);
    saveFile('agreement-letters.pdf', file.value);
    onSaved?.();
  };
  return (
    <Button icon="download" onClick={save}>
      {children}
    </Button>
  );
};
