import type { UnusedCover } from '#shared/policy/policy.ts';
import { Field } from '../../../ui/field.tsx';

export interface UnusedCoverProps {
  readonly cover: UnusedCover;
  readonly isFrozen: boolean;
  readonly onChange: (cover: UnusedCover) => void;
}

const longestMinutes = 240;

/** After how long without mouse and keys a device hides what is on its screen. */
export const UnusedCoverCard = ({ cover, isFrozen, onChange }: UnusedCoverProps) => {
  const field = (label: string, name: keyof UnusedCover) => (
    <Field label={label} hint="Minutes. 0: never.">
      {(ids) => (
        <input
          {...ids}
          type="number"
          name={name}
          min={0}
          max={longestMinutes}
          value={cover[name]}
          onInput={({ currentTarget: { valueAsNumber } }) => {
            if (Number.isInteger(valueAsNumber) && valueAsNumber >= 0 && valueAsNumber <= longestMinutes)
              onChange({ ...cover, [name]: valueAsNumber });
          }}
        />
      )}
    </Field>
  );
  return (
    <section class="card" aria-labelledby="unused-title">
      <h2 id="unused-title">When nobody uses a device</h2>
      <p class="quiet-text">
        The page is hidden until somebody says that they are there. A film that plays counts as use. This does
        not sign anybody out: set that in Google Admin too, as the page <a href="/deploy">Deploy</a> says.
      </p>
      <fieldset class="bare rule-fields" disabled={isFrozen}>
        <legend class="unseen">When nobody uses a device</legend>
        {field('Pupils and guests', 'pupilMinutes')}
        {field('Staff', 'staffMinutes')}
      </fieldset>
    </section>
  );
};
