import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { findPrompt } from '#shared/prompts/catalogue/index.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { nothingLeftWords } from './nothing-left-words.ts';

export interface PromptSwitchProps {
  readonly promptId: string;
  readonly prompts: EndpointAnswer<'prompts'>;
  readonly onSaved: () => void;
}

/** Whether one prompt is asked at all, in every language and key stage. */
export const PromptSwitch = ({ promptId, prompts, onSaved }: PromptSwitchProps) => {
  const { api, notices } = useDashboard();
  const isBusy = useSignal(false);
  const isOn = !prompts.offPrompts.includes(promptId);
  const moment = findPrompt(promptId)?.of.moment;
  const press = async () => {
    isBusy.value = true;
    const result = await api.call('switchPrompt', { promptId, isOn: !isOn });
    isBusy.value = false;
    if (!result.ok) return notices.say('bad', result.detail);
    const became = isOn ? 'This question is not asked any more.' : 'This question is asked again.';
    notices.say('good', `${became} Devices know in a moment.`);
    onSaved();
  };
  return (
    <div class="prompt-switch">
      <p role="status">
        {isOn ? 'Children are asked this.' : 'Switched off: children are not asked this.'}{' '}
        {moment !== undefined && nothingLeftWords(prompts, moment)}
      </p>
      <Button onClick={press} isBusy={isBusy.value}>
        {isOn ? 'Do not ask this' : 'Ask this again'}
      </Button>
    </div>
  );
};
