import { useEffect, useRef, useState } from 'preact/hooks';
import { jpegBytes } from '../screen/jpeg-bytes.ts';
import type { ShowOffer } from '../show-page.ts';
import { askWorker } from './ask-worker.ts';
import { sayHeard } from './heard.tsx';
import { say, sayPlain, sentenceLanguage, type Spoken } from './say.tsx';

/** What goes with the report: whether the child said yes, and to what. Undefined where nobody was asked. */
export interface ShowChoice {
  readonly attachPage: boolean | undefined;
  readonly showId: string | undefined;
}

export const notAsked: ShowChoice = { attachPage: undefined, showId: undefined };
const no: ShowChoice = { attachPage: false, showId: undefined };

interface Props {
  /** The page it is about; null stands for the one in front. */
  readonly address: string | null;
  readonly choice: ShowChoice;
  readonly setChoice: (choice: ShowChoice) => void;
}

/** "Show the grown-up this page?" Not there where there is no page to show, or the school does not ask. */
export const ShowPageQuestion = ({ address, choice, setChoice }: Props) => {
  const [isPossible, setPossible] = useState(false);
  const [offer, setOffer] = useState<ShowOffer | null>(null);
  const [isLooking, setLooking] = useState(false);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await askWorker('ask-shown', { address, isWanted: false });
      if (!answer?.isPossible) return;
      setPossible(true);
      setChoice(no);
    };
    void ask();
  }, [address]);
  const sayYes = async (): Promise<void> => {
    setLooking(true);
    const answer = await askWorker('ask-shown', { address, isWanted: true });
    setLooking(false);
    setOffer(answer?.offer ?? null);
    setChoice(answer?.offer ? { attachPage: true, showId: answer.offer.showId } : no);
  };
  const sayNo = (): void => {
    setOffer(null);
    setChoice(no);
  };
  if (!isPossible) return null;
  const isYes = choice.attachPage === true || isLooking;
  return (
    <fieldset class="show-question">
      <legend>{sayHeard('Show the grown-up this page?')}</legend>
      <div class="row">
        <Answer label={sayHeard('No')} isChosen={!isYes} onChoose={sayNo} />
        <Answer label={sayHeard('Yes, show it')} isChosen={isYes} onChoose={() => void sayYes()} />
      </div>
      <div role="status">
        {isLooking && say('One moment…')}
        {offer !== null && <Seen offer={offer} />}
      </div>
    </fieldset>
  );
};

const Answer = (props: { label: Spoken; isChosen: boolean; onChoose: () => void }) => (
  <label class="option">
    <input type="radio" name="show-page" checked={props.isChosen} onChange={props.onChoose} />
    {props.label}
  </label>
);

const Seen = ({ offer: { shown } }: { offer: ShowOffer }) => (
  <figure class="shown">
    {shown.picture !== null && <Picture base64={shown.picture.base64} />}
    <figcaption>
      <strong>
        {say(
          shown.picture === null ? 'The grown-up will see which page it is:' : 'The grown-up will see this:',
        )}
      </strong>{' '}
      <bdi>{shown.page.title || shown.page.url}</bdi>
      {shown.tabs.length > 1 && <> {say('and which {count} pages are open', { count: shown.tabs.length })}</>}
    </figcaption>
  </figure>
);

const pictureWords = 'The page as it looks now';

/** On canvas: these pages may load no picture from an address, not even one that is written out. */
const Picture = ({ base64 }: { base64: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) void draw(canvas.current, base64);
  }, [base64]);
  return (
    <canvas
      ref={canvas}
      role="img"
      lang={sentenceLanguage(pictureWords)}
      aria-label={sayPlain(pictureWords)}
    />
  );
};

const draw = async (canvas: HTMLCanvasElement, base64: string): Promise<void> => {
  const picture = await createImageBitmap(new Blob([jpegBytes(base64)], { type: 'image/jpeg' }));
  [canvas.width, canvas.height] = [picture.width, picture.height];
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  canvas.dataset.isDrawn = '';
  picture.close();
};
