import { useSignal } from '@preact/signals';
import type { AgreementText, AgreementTexts } from '#shared/agreements/text.ts';
import { languageNames } from '#shared/agreements/text.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Drawing } from './drawing.tsx';

export interface PreviewProps {
  readonly texts: AgreementTexts;
  readonly isYoung: boolean;
}

/** As it is read on a device, in each of its languages. */
export const Preview = ({ texts, isYoung }: PreviewProps) => {
  const language = useSignal(texts[0]?.language ?? 'en');
  return (
    <div class="agreement-preview">
      {texts.length > 1 && (
        <Choice
          legend="Language"
          options={texts.map((each) => ({
            value: each.language,
            label: languageNames[each.language] ?? each.language,
          }))}
          value={language.value}
          onChange={(value) => (language.value = value)}
        />
      )}
      <Cards texts={texts} isYoung={isYoung} language={language.value} />
    </div>
  );
};

/** Card by card. */
export const Cards = ({ texts, isYoung, language }: PreviewProps & { readonly language: string }) => {
  const place = useSignal(0);
  const text = texts.find((each) => each.language === language)?.text;
  if (text === undefined) return null;
  const cards = cardsOf(text);
  const card = cards[place.value];
  if (card === undefined) return null;
  return (
    <>
      <div
        class="agreement-card"
        data-young={isYoung}
        lang={language}
        dir={directionOf(language)}
        role="status"
      >
        <Drawing name={card.drawing} />
        <div>
          <p class="agreement-said">{card.said}</p>
          {card.more.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
      <div class="row-of-buttons">
        <Button isDisabled={place.value === 0} onClick={() => (place.value -= 1)}>
          Back
        </Button>
        <Button
          kind="primary"
          isDisabled={place.value === cards.length - 1}
          onClick={() => (place.value += 1)}
        >
          Next
        </Button>
        <span class="quiet-text">
          {place.value + 1} of {cards.length}
        </span>
      </div>
    </>
  );
};

interface Card {
  readonly drawing: AgreementText['statements'][number]['drawing'];
  readonly said: string;
  readonly more: readonly string[];
}

const cardsOf = (text: AgreementText): readonly Card[] => [
  { drawing: 'people', said: text.title, more: [text.intro] },
  ...text.statements.map(({ drawing, text: said }) => ({ drawing, said, more: [] })),
  ...text.checks.map(({ question, answers, right, explanation }) => ({
    drawing: 'question' as const,
    said: question,
    more: [...answers.map((answer, index) => `${index === right ? '✓' : '○'} ${answer}`), explanation],
  })),
  { drawing: 'star', said: text.thanks, more: [] },
];
