import { placeLabels, places } from '#shared/incidents/record.ts';
import { Field } from '../../ui/field.tsx';
import { MomentField } from './moment-field.tsx';

type Place = (typeof places)[number];

export interface WhenAndWhereProps {
  /** As `datetime-local` has it, in the school's time; empty where it is not known. */
  readonly when: string;
  readonly onWhen: (when: string) => void;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

/** When something happened, as far as it is known, and where. */
export const WhenAndWhere = ({ when, onWhen, place, onPlace }: WhenAndWhereProps) => (
  <div class="two-columns">
    <MomentField
      label="When it happened"
      name="happenedAt"
      hint="Leave it empty if that is not known."
      value={when}
      onInput={onWhen}
    />
    <Field label="Where">
      {(ids) => (
        <select
          {...ids}
          name="place"
          value={place}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onPlace(places.find((each) => each === value) ?? 'unknown');
          }}
        >
          {places.map((value) => (
            <option key={value} value={value}>
              {placeLabels[value]}
            </option>
          ))}
        </select>
      )}
    </Field>
  </div>
);
