import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import type { AgreementText } from '#shared/agreements/text.ts';
import { AnswerCheck } from './answer-check.tsx';
import { ChooseAdults, ChooseHome } from './choose-adults.tsx';
import type { PageWords } from './page-words.ts';
import { SignHere, signatureOf, type Signing } from './sign-here.tsx';
import { adultsWanted, type Step } from './step.ts';

/** What the pupil has answered, chosen and begun to sign. */
export interface Said {
  /** The latest answer to each question, both by their place. */
  readonly answers: Readonly<Record<number, number>>;
  readonly adults: readonly string[];
  readonly home: string;
  readonly signing: Signing;
}

export const nothingSaid = ({ audience }: Pick<DeviceAgreement, 'audience'>): Said => ({
  answers: {},
  adults: [],
  home: '',
  signing: { kind: audience === 'ks1' ? 'picture' : 'name', name: '', picture: null, strokes: [] },
});

/** Whether enough is said to go on from here. */
export const mayGoOn = (
  step: Step,
  said: Said,
  { staff, checks }: Pick<DeviceAgreement, 'staff'> & Pick<AgreementText, 'checks'>,
): boolean => {
  switch (step.at) {
    case 'check':
      return said.answers[step.place] === checks[step.place]?.right;
    case 'adults':
      return said.adults.length === adultsWanted({ staff });
    case 'sign':
      return signatureOf(said.signing) !== null;
    case 'parent':
      return false;
    case 'start':
    case 'statement':
    case 'home':
      return true;
  }
};

export interface StepBodyProps {
  readonly step: Step;
  readonly text: AgreementText;
  readonly words: PageWords;
  readonly agreement: DeviceAgreement;
  readonly said: Said;
  readonly onSay: (said: Said) => void;
}

/** What is answered or chosen in a step; nothing where one only reads. */
export const StepBody = ({ step, text, words, agreement, said, onSay }: StepBodyProps) => {
  switch (step.at) {
    case 'check': {
      const check = text.checks[step.place];
      const answer = (place: number) => onSay({ ...said, answers: { ...said.answers, [step.place]: place } });
      if (check === undefined) return null;
      return <AnswerCheck key={check.question} check={check} words={words} onAnswer={answer} />;
    }
    case 'adults': {
      const choose = (adults: readonly string[]) => onSay({ ...said, adults });
      return <ChooseAdults agreement={agreement} words={words} chosen={said.adults} onChange={choose} />;
    }
    case 'home':
      return <ChooseHome words={words} home={said.home} onChange={(home) => onSay({ ...said, home })} />;
    case 'sign':
      return (
        <SignHere words={words} signing={said.signing} onChange={(signing) => onSay({ ...said, signing })} />
      );
    case 'start':
    case 'statement':
    case 'parent':
      return null;
  }
};
