import { drawings, type DrawingName } from '#shared/agreements/drawings.ts';

/** Says nothing that the words beside it do not say. */
export const Drawing = ({ name }: { name: DrawingName }) => (
  <svg class="drawing" viewBox="0 0 64 64" aria-hidden="true" data-drawing={name}>
    {drawings[name].map((path) => (
      <path key={path} d={path} />
    ))}
  </svg>
);
