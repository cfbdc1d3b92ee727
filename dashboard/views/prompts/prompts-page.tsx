import { useSignal } from '@preact/signals';
import { moments } from '#shared/prompts/moments.ts';
import type { SentenceArea } from '#shared/pupil-words/sentence-areas.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { MomentSection } from './moment-section.tsx';
import { NothingChanged } from './nothing-changed.tsx';
import { PromptDialog } from './prompt-dialog.tsx';
import type { SentenceEdits } from './sentence-draft.ts';
import { SentencesDialog } from './sentences-dialog.tsx';
import { SentencesSection } from './sentences-section.tsx';
import { SettingsSection } from './settings-section.tsx';

/** What children are asked, when, in which words, and what it comes to. */
export const PromptsPage = () => {
  const { api } = useDashboard();
  const resource = useResource(() => api.call('prompts', {}));
  const opened = useSignal<string | null>(null);
  const openedArea = useSignal<SentenceArea | null>(null);
  const edits = useSignal<SentenceEdits>({});
  const open = (promptId: string): void => {
    opened.value = promptId;
  };
  return (
    <Page
      title="Stop, think, click"
      intro="What children are asked at the moment it matters. Figures are of the whole school over the last year; nothing is counted for a child."
    >
      <Loaded resource={resource} what="the prompts">
        {(prompts) => (
          <div class="prompts">
            <NothingChanged prompts={prompts} onOpen={open} />
            <h2>When children are asked</h2>
            {moments.map((moment) => (
              <MomentSection key={moment} moment={moment} prompts={prompts} onOpen={open} />
            ))}
            <SentencesSection
              prompts={prompts}
              edits={edits.value}
              onOpen={(area) => (openedArea.value = area)}
            />
            <SettingsSection settings={prompts.settings} onSaved={resource.reload} />
            {openedArea.value !== null && (
              <SentencesDialog
                area={openedArea.value}
                prompts={prompts}
                edits={edits}
                onClose={() => (openedArea.value = null)}
                onSaved={resource.reload}
              />
            )}
            {opened.value !== null && (
              <PromptDialog
                promptId={opened.value}
                prompts={prompts}
                onClose={() => (opened.value = null)}
                onSaved={() => void resource.reload()}
              />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
};
