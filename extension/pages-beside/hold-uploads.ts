import { listenAlways } from './listen-always.ts';

type Rule = 'allow' | 'ask' | 'stop';

/** Holds files back that a page is about to be given, until the school's rule is known and lets them go. */
export const holdUploads = (): void => {
  let rule: Rule | null = null;
  const say = (content: string): Promise<unknown> =>
    // The polyfill would be most of this script, and every page would pay for it.
    globalThis.chrome.runtime.sendMessage({ content }).catch(() => null);
  const ask = async (): Promise<void> => {
    const answer = await say('ask-upload');
    rule = isAnswer(answer) ? answer.rule : 'stop';
  };
  /** Long before a file is chosen or dropped, so that the answer is there in time; asked anew each time. */
  const askEarly = (): void => void ask();
  const hold = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    void say('upload-held');
  };
  const onChoose = (event: Event): void => {
    const input = fileInputOf(event);
    if (input === null || rule === 'allow' || (input.files?.length ?? 0) === 0) return;
    input.value = '';
    hold(event);
  };
  const onGive = (files: FileList | undefined, event: Event): void => {
    if (rule !== 'allow' && files !== undefined && files.length > 0) hold(event);
  };
  listenAlways('click', (event) => fileInputOf(event) !== null && askEarly());
  listenAlways('dragenter', (event) => event.dataTransfer?.types.includes('Files') && askEarly());
  listenAlways('input', onChoose);
  listenAlways('change', onChoose);
  listenAlways('drop', (event) => onGive(event.dataTransfer?.files, event));
  listenAlways('paste', (event) => onGive(event.clipboardData?.files, event));
};

/** Also inside an open shadow root, where the event names another target. */
const fileInputOf = (event: Event): HTMLInputElement | null => {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement && target.type === 'file' ? target : null;
};

const isAnswer = (answer: unknown): answer is { rule: Rule } =>
  typeof answer === 'object' && answer !== null && 'rule' in answer;
