import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';

export interface SavePdfProps {
  readonly path: `/api/${string}`;
  readonly fileName: string;
  readonly children?: string;
}

/** Each is recorded. Names of files carry days and numbers, never names of people (R50). */
export const SavePdf = ({ path, fileName, children = 'Save as PDF' }: SavePdfProps) => {
  const { api, notices } = useDashboard();
  const isBusy = useSignal(false);
  const save = async () => {
    isBusy.value = true;
    const result = await api.fetchPdf(path);
    isBusy.value = false;
    if (result.ok) saveFile(fileName, result.value);
    else notices.say('bad', `The PDF was not saved: ${result.detail}`);
  };
  return (
    <Button icon="download" onClick={save} isBusy={isBusy.value}>
      {children}
    </Button>
  );
};
