import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SeatingPlan } from '#shared/seating-plan.ts';
import type { LessonView } from '../../state/lesson.ts';
import { seatEverybody } from '../../state/seating.ts';
import { tileSizeLabels, tileSizes } from '../../state/tile-size.ts';
import { arrangements, type Arrangement } from '../../state/view-options.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';

export interface ViewMenuProps {
  readonly lesson: LessonView;
  readonly onHelp: () => void;
  readonly onPlan: (plan: SeatingPlan) => void;
}

const arrangementLabels: Record<Arrangement, string> = { need: 'Who needs me', seats: 'Seats' };
const mostColumns = 12;

const Seats = ({ lesson, onPlan }: Pick<ViewMenuProps, 'lesson' | 'onPlan'>) => {
  const { isMovingSeats } = lesson.view;
  const plan = lesson.seating.value;
  if (plan === null) return null;
  const pupilIds = plan.places.filter((id) => id !== null);
  const widen = (columns: number) => onPlan(seatEverybody({ ...plan, columns }, pupilIds));
  return (
    <div class="seat-options">
      <Button isPressed={isMovingSeats.value} onClick={() => (isMovingSeats.value = !isMovingSeats.value)}>
        Move seats
      </Button>
      <label>
        Seats in a row{' '}
        <input
          type="number"
          name="seat-columns"
          min={1}
          max={mostColumns}
          value={plan.columns}
          onChange={(event) => {
            const columns = Math.round(event.currentTarget.valueAsNumber);
            if (columns >= 1 && columns <= mostColumns) widen(columns);
          }}
        />
      </label>
      {isMovingSeats.value && (
        <p class="quiet-text">Drag a pupil to another place, or use Alt and an arrow key.</p>
      )}
    </div>
  );
};

/** Like any menu it closes when something else is pressed: it covers who asks for help. */
const useCloseOutside = () => {
  const ref = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    const press = ({ target }: Event) => {
      const menu = ref.current;
      if (menu?.open && target instanceof Node && !menu.contains(target)) menu.open = false;
    };
    document.addEventListener('pointerdown', press);
    return () => document.removeEventListener('pointerdown', press);
  }, []);
  return ref;
};

/** How the class is shown. Nothing here changes anything for a pupil, but that nobody looks at paused pictures. */
export const ViewMenu = ({ lesson, onHelp, onPlan }: ViewMenuProps) => {
  const { size, arrangement, areNamesHidden, arePicturesPaused } = lesson.view;
  const { pin } = lesson.holds;
  const ref = useCloseOutside();
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !(event.currentTarget instanceof HTMLDetailsElement)) return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary')?.focus();
  };
  return (
    <details ref={ref} class="view-menu" onKeyDown={close}>
      <summary class="button quiet">View</summary>
      <div class="view-panel">
        <Choice
          legend="Order"
          value={arrangement.value}
          onChange={(next) => (arrangement.value = next)}
          options={arrangements.map((value) => ({ value, label: arrangementLabels[value] }))}
        />
        <Seats lesson={lesson} onPlan={onPlan} />
        <Choice
          legend="Tile size"
          value={size.value}
          onChange={(next) => (size.value = next)}
          options={tileSizes.map((value) => ({ value, label: tileSizeLabels[value] }))}
        />
        <Button icon="pin" isPressed={pin.value} onClick={() => (pin.value = !pin.value)}>
          Hold order
        </Button>
        <Button
          isPressed={areNamesHidden.value}
          onClick={() => (areNamesHidden.value = !areNamesHidden.value)}
        >
          Hide names
        </Button>
        <Button
          isPressed={arePicturesPaused.value}
          onClick={() => (arePicturesPaused.value = !arePicturesPaused.value)}
        >
          Pause pictures
        </Button>
        <Button kind="quiet" onClick={onHelp}>
          Keys (?)
        </Button>
      </div>
    </details>
  );
};

/** What is not as usual, each with the way back. */
export const ViewNotes = ({ lesson }: { lesson: LessonView }) => {
  const { areNamesHidden, arePicturesPaused, isMovingSeats } = lesson.view;
  const { pin } = lesson.holds;
  return (
    <div class="view-notes" role="status">
      {pin.value ? (
        <Button icon="pin" label="Order held: let it move again" onClick={() => (pin.value = false)}>
          Order held
        </Button>
      ) : (
        lesson.isOrderHeld.value && <span class="held-note">Order held</span>
      )}
      {isMovingSeats.value && lesson.seating.value !== null && (
        <Button onClick={() => (isMovingSeats.value = false)}>Seats: done</Button>
      )}
      {areNamesHidden.value && <Button onClick={() => (areNamesHidden.value = false)}>Show names</Button>}
      {arePicturesPaused.value && (
        <Button onClick={() => (arePicturesPaused.value = false)}>Show pictures</Button>
      )}
    </div>
  );
};
