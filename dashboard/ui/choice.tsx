import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly label: ComponentChildren }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** `buttons` sits in a row, `list` one below the other. */
  readonly look?: 'buttons' | 'list';
  readonly isLegendHidden?: boolean;
}

/** One of a few, as radio buttons. */
export const Choice = <Value extends string>(props: ChoiceProps<Value>) => {
  const name = useId();
  return (
    <fieldset class={`choice ${props.look ?? 'buttons'}`}>
      <legend class={props.isLegendHidden ? 'unseen' : undefined}>{props.legend}</legend>
      <div class="options">
        {props.options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
