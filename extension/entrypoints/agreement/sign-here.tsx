import { useRef } from 'preact/hooks';
import { signaturePictures } from '#shared/agreements/drawings.ts';
import { strokeField, type Signature, type Stroke } from '#shared/agreements/signature.ts';
import { Drawing } from './drawing.tsx';
import type { PageWords } from './page-words.ts';
import { drawTo, pathOf } from './strokes.ts';

export type Kind = Signature['kind'];

/** What was begun in each way: to change the way loses nothing. */
export interface Signing {
  readonly kind: Kind;
  readonly name: string;
  readonly picture: (typeof signaturePictures)[number] | null;
  readonly strokes: readonly Stroke[];
}

/** Null while there is nothing to sign with. */
export const signatureOf = ({ kind, name, picture, strokes }: Signing): Signature | null => {
  if (kind === 'name') return name.trim() === '' ? null : { kind, name: name.trim() };
  if (kind === 'picture') return picture === null ? null : { kind, picture };
  return strokes.length === 0 ? null : { kind, strokes: strokes.map((stroke) => [...stroke]) };
};

export interface SignHereProps {
  readonly words: PageWords;
  readonly signing: Signing;
  readonly onChange: (signing: Signing) => void;
}

const kinds = ['name', 'picture', 'drawn'] as const;
const ways = { name: 'Write my name', picture: 'Choose a picture', drawn: 'Draw' } as const;

/** A name, a picture or a drawing: whichever the child can make. */
export const SignHere = (props: SignHereProps) => {
  const { words, signing, onChange } = props;
  return (
    <>
      <fieldset class="ways">
        <legend class="visually-hidden">{words.say('Now you sign')}</legend>
        {kinds.map((kind) => (
          <label key={kind} class="pick">
            <input
              type="radio"
              name="way"
              value={kind}
              checked={signing.kind === kind}
              onChange={() => onChange({ ...signing, kind })}
            />
            <span>{words.say(ways[kind])}</span>
          </label>
        ))}
      </fieldset>
      {signing.kind === 'name' && <WriteName {...props} />}
      {signing.kind === 'picture' && <PickPicture {...props} />}
      {signing.kind === 'drawn' && <Draw {...props} />}
    </>
  );
};

const WriteName = ({ words, signing, onChange }: SignHereProps) => (
  <label class="words">
    {words.say('My name')}
    <input
      class="field"
      name="signature"
      maxLength={80}
      autocomplete="off"
      value={signing.name}
      onInput={(event) => onChange({ ...signing, name: event.currentTarget.value })}
    />
  </label>
);

const PickPicture = ({ words, signing, onChange }: SignHereProps) => (
  <fieldset class="pictures">
    <legend class="visually-hidden">{words.say('My picture')}</legend>
    {signaturePictures.map((picture) => (
      <label key={picture} class="pick picture">
        <input
          type="radio"
          name="picture"
          value={picture}
          lang="en"
          aria-label={picture}
          checked={signing.picture === picture}
          onChange={() => onChange({ ...signing, picture })}
        />
        <Drawing name={picture} />
      </label>
    ))}
  </fieldset>
);

const Draw = ({ words, signing, onChange }: SignHereProps) => {
  const isDown = useRef(false);
  const draw = (event: preact.TargetedPointerEvent<SVGSVGElement>, isNew: boolean): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const place = { x: event.clientX - left, y: event.clientY - top, width, height };
    onChange({ ...signing, strokes: drawTo(signing.strokes, place, isNew) });
  };
  return (
    <div class="draw">
      <p class="small" id="draw-here">
        {words.say('Draw here with your finger or the mouse')}
      </p>
      <svg
        class="draw-field"
        viewBox={`0 0 ${strokeField} ${strokeField}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby="draw-here"
        onPointerDown={(event) => {
          isDown.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event, true);
        }}
        onPointerMove={(event) => isDown.current && draw(event, false)}
        onPointerUp={() => (isDown.current = false)}
        onPointerCancel={() => (isDown.current = false)}
      >
        {signing.strokes.map((stroke, index) => (
          <path key={index} d={pathOf(stroke)} />
        ))}
      </svg>
      <button class="quiet" type="button" onClick={() => onChange({ ...signing, strokes: [] })}>
        {words.say('Clear')}
      </button>
    </div>
  );
};
