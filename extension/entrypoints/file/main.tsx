import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import type { PageAnswers } from '../../page-requests.ts';
import { Address, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { GoBack } from '../../pages/go-back.tsx';
import { MayI } from '../../pages/may-i.tsx';
import { PromptCard } from '../../pages/prompt-card.tsx';
import { Page, show } from '../../pages/page.tsx';
import { say } from '../../pages/say.tsx';

const about = new URLSearchParams(location.search);
const file = {
  url: heldAddress(),
  fileName: about.get('name') ?? '',
  mimeType: about.get('type') ?? '',
  isUpload: about.get('way') === 'upload',
};
/** A teacher may answer while the page waits. */
const askAgainMs = 2_000;

type Rule = PageAnswers['ask-file']['rule'];

const useRule = (): Rule => {
  const [rule, setRule] = useState<Rule>('stop');
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await askWorker('ask-file', file);
      if (answer !== null) setRule(answer.rule);
    };
    void ask();
    const timer = setInterval(() => void ask(), askAgainMs);
    return () => clearInterval(timer);
  }, []);
  return rule;
};

type FileWords = Record<Rule, { title: PupilSentence; text: PupilSentence }>;
const words: FileWords = {
  stop: {
    title: 'This file stays outside',
    text: 'A file like this can hurt a computer. Your school keeps it out. You did nothing wrong.',
  },
  ask: {
    title: 'Ask before you get a file',
    text: 'Files can hide things you do not want. Ask a teacher first: may I have this one?',
  },
  allow: { title: 'You may have this file', text: 'Your teacher said yes.' },
};
const uploadWords: FileWords = {
  stop: {
    title: 'Your file stays here',
    text: 'Your school does not send files to this page. You have done nothing wrong.',
  },
  ask: {
    title: 'Ask before you send a file',
    text: 'A file can tell strangers about you. Ask a teacher first: may I send this?',
  },
  allow: {
    title: 'You may send your file',
    text: 'Your teacher said yes. Go back to the page and choose your file again.',
  },
};

const GetFile = () => (
  <button
    class="choice go"
    type="button"
    data-choice="get-file"
    onClick={() => void askWorker('get-file', file)}
  >
    {say('Get the file')}
  </button>
);

/** The question that goes with a file; the buttons below it are its choices. */
const useQuestion = (isAsked: boolean): ShownPrompt | null => {
  const [prompt, setPrompt] = useState<ShownPrompt | null>(null);
  useEffect(() => {
    if (isAsked) void askWorker('ask-file-prompt', { address: file.url }).then(setPrompt);
  }, [isAsked]);
  return useMemo(() => prompt && { ...prompt, choices: [] }, [prompt]);
};

const noteChoice = (event: Event, promptId: string | null): void => {
  const pressed = event.target instanceof Element ? event.target.closest('[data-choice]') : null;
  const choice = ({ 'go-back': 'go-back', 'may-i': 'ask' } as const)[
    pressed?.getAttribute('data-choice') ?? ''
  ];
  if (choice !== undefined) void askWorker('answer-file-prompt', { address: file.url, choice, promptId });
};

const FilePage = () => {
  const rule = useRule();
  const isAsked = rule === 'ask' && !file.isUpload;
  const question = useQuestion(isAsked);
  const { title, text } = (file.isUpload ? uploadWords : words)[rule];
  return (
    <Page mood={rule === 'allow' ? 'kind' : 'thinking'} title={say(title)} address={file.url}>
      <p role="status" data-file-rule={rule}>
        {say(text)}
      </p>
      {file.fileName !== '' && (
        <p class="address">
          <span class="visually-hidden">{say('The file:')} </span>
          <strong>{file.fileName.slice(0, 80)}</strong>
        </p>
      )}
      {file.fileName === '' && <Address address={file.url} />}
      {question !== null && <PromptCard prompt={question} onChoose={() => undefined} />}
      {rule === 'ask' ? (
        <div onClickCapture={(event) => question !== null && noteChoice(event, question.promptId)}>
          <MayI address={file.url} about={file.isUpload ? 'upload' : 'download'}>
            {null}
          </MayI>
        </div>
      ) : (
        <div class="row">{rule === 'allow' && !file.isUpload ? <GetFile /> : <GoBack />}</div>
      )}
    </Page>
  );
};

void show(<FilePage />);
