import { useSignal } from '@preact/signals';
import { findPrompt } from '#shared/prompts/catalogue/index.ts';
import {
  pictureNames,
  picturePlaces,
  type OwnPicture,
  type PicturePlace,
} from '#shared/prompts/own-picture.ts';
import { pictureAt, standardPicture } from '#shared/prompts/picture-at.ts';
import { pictures, pictureWords, type PictureName } from '#shared/prompts/pictures.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

const placeWords: Record<PicturePlace, string> = {
  question: 'Beside the question',
  'go-back': 'On the button to stop',
  ask: 'On the button to ask',
  open: 'On the button to go on',
};

export interface PicturesFormProps {
  readonly promptId: string;
  /** Of this prompt, saved or not. */
  readonly chosen: readonly OwnPicture[];
  readonly onEdit: (chosen: readonly OwnPicture[]) => void;
  readonly onSaved: () => void;
}

/** The pictures of one prompt, for every language and key stage. */
export const PicturesForm = ({ promptId, chosen, onEdit, onSaved }: PicturesFormProps) => {
  const { api, notices } = useDashboard();
  const place = useSignal<PicturePlace>('question');
  const moment = findPrompt(promptId)?.of.moment;
  if (moment === undefined) return null;
  const choose = (picture: PictureName): void => {
    const others = chosen.filter((each) => each.place !== place.peek());
    const isStandard = standardPicture(promptId, moment, place.peek()) === picture;
    onEdit(isStandard ? others : [...others, { promptId, place: place.peek(), picture }]);
  };
  return (
    <details class="pictures-form">
      <summary>Pictures</summary>
      <Form
        name="prompt-pictures"
        submit="Save these pictures"
        onSubmit={() => api.call('savePromptPictures', { promptId, pictures: chosen.map(withoutPrompt) })}
        onDone={() => {
          notices.say('good', 'Saved. Devices have the pictures in a moment.');
          onSaved();
        }}
      >
        <PlaceField place={place.value} onChoose={(next) => (place.value = next)} />
        <PictureChoice picture={pictureAt(chosen, promptId, moment, place.value)} onChoose={choose} />
        {chosen.length > 0 && (
          <Button kind="quiet" onClick={() => onEdit([])}>
            Back to the standard pictures
          </Button>
        )}
      </Form>
    </details>
  );
};

const withoutPrompt = ({ place, picture }: OwnPicture) => ({ place, picture });

interface PlaceFieldProps {
  readonly place: PicturePlace;
  readonly onChoose: (place: PicturePlace) => void;
}

const PlaceField = ({ place, onChoose }: PlaceFieldProps) => (
  <Field label="Which picture" hint="The same in every language and for both key stages.">
    {(ids) => (
      <select
        {...ids}
        name="picture-place"
        value={place}
        onChange={(event) => onChoose(event.currentTarget.value as PicturePlace)}
      >
        {picturePlaces.map((each) => (
          <option key={each} value={each}>
            {placeWords[each]}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface PictureChoiceProps {
  readonly picture: PictureName;
  readonly onChoose: (picture: PictureName) => void;
}

const PictureChoice = ({ picture, onChoose }: PictureChoiceProps) => (
  <fieldset class="picture-choice">
    <legend>The picture, with the word beneath it where a child has symbols</legend>
    {pictureNames.map((name) => (
      <label key={name}>
        <input
          type="radio"
          name="picture"
          value={name}
          checked={name === picture}
          onChange={() => onChoose(name)}
        />
        <svg viewBox="0 0 48 48" aria-hidden="true">
          {pictures[name].map((d) => (
            <path key={d} d={d} />
          ))}
        </svg>
        {pictureWords[name][0]}
      </label>
    ))}
  </fieldset>
);
