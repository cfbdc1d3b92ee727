import type { Signal } from '@preact/signals';
import { drawingNames } from '#shared/agreements/drawings.ts';
import type { AgreementTexts, Statement } from '#shared/agreements/text.ts';
import {
  changeDrawing,
  changeStatement,
  raiseStatement,
  removeStatement,
} from '../../state/agreement-edit.ts';
import { Button } from '../../ui/button.tsx';
import { writtenIn } from '../../ui/field.tsx';
import { Drawing } from './drawing.tsx';

export interface StatementLineProps {
  readonly texts: Signal<AgreementTexts>;
  readonly language: string;
  readonly statement: Statement;
  readonly place: number;
}

/** One statement: its picture, its words, its place. */
export const StatementLine = ({ texts, language, statement, place }: StatementLineProps) => {
  const which = `statement ${place + 1}`;
  return (
    <li class="statement-line">
      <Drawing name={statement.drawing} />
      <select
        aria-label={`Picture of ${which}`}
        value={statement.drawing}
        onChange={(event) => {
          const drawing = drawingNames.find((name) => name === event.currentTarget.value);
          if (drawing) texts.value = changeDrawing(texts.peek(), place, drawing);
        }}
      >
        {drawingNames.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <textarea
        aria-label={`Words of ${which}`}
        name={`statement-${place}`}
        {...writtenIn(language)}
        rows={2}
        maxLength={240}
        value={statement.text}
        onInput={(event) =>
          (texts.value = changeStatement(texts.peek(), language, place, event.currentTarget.value))
        }
      />
      <span class="row-of-buttons">
        <Button
          kind="quiet"
          isDisabled={place === 0}
          label={`Up: ${which}`}
          onClick={() => (texts.value = raiseStatement(texts.peek(), place))}
        >
          Up
        </Button>
        <Button
          kind="quiet"
          label={`Remove ${which}`}
          onClick={() => (texts.value = removeStatement(texts.peek(), place))}
        >
          Remove
        </Button>
      </span>
    </li>
  );
};
