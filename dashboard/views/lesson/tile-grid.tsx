import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { isCommandName, type CommandName } from '#shared/commands/index.ts';
import { dashboardCommands } from '../../commands/index.ts';
import type { SeatingPlan } from '#shared/seating-plan.ts';
import type { Band } from '../../state/band.ts';
import type { LessonView } from '../../state/lesson.ts';
import { addRange, noSelection, toggle, toggleAll, type Selection } from '../../state/selection.ts';
import type { TileLayout } from '../../state/tile-size.ts';
import { isFound } from '../../state/view-options.ts';
import type { Watching } from '../../state/watching.ts';
import { focusHands } from '../hands/hand-queue.tsx';
import { focusRequests } from '../requests/request-queue.tsx';
import { PupilTile } from './pupil-tile.tsx';
import { restyleMoved } from './restyle-moved.ts';
import { focusSearch } from './search-box.tsx';
import { stepFocus } from './step-focus.ts';
import { useBand } from './use-band.ts';
import { useSeatMoves } from './use-seat-moves.ts';

export interface TileGridProps {
  readonly lesson: LessonView;
  readonly watching: Watching;
  readonly selection: Signal<Selection>;
  readonly layout: TileLayout;
  readonly asked: Signal<CommandName | null>;
  readonly onOpen: (pupilId: string) => void;
  readonly onHelp: () => void;
  /** The teacher has moved somebody to another place. */
  readonly onPlan: (plan: SeatingPlan) => void;
}

const commandOfKey = (key: string): CommandName | null => {
  const found = Object.values(dashboardCommands).find(({ shortcut }) => shortcut === key.toLowerCase());
  return found !== undefined && isCommandName(found.name) ? found.name : null;
};

const tileAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;

const restMs = 10_000;

/** Holds the order while something goes on here, and a little longer; a mouse that was put down holds nothing. */
const useHold = (hold: Signal<boolean>) => {
  const control = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const release = () => {
      clearTimeout(timer);
      hold.value = false;
    };
    const touch = () => {
      clearTimeout(timer);
      timer = setTimeout(release, restMs);
      hold.value = true;
    };
    return { touch, release };
  }, [hold]);
  useEffect(() => control.release, [control]);
  return control;
};

/** Selecting by mouse and keyboard; `anchor` is where a range begins. */
const useSelecting = ({ lesson, selection, onOpen, onHelp, asked }: TileGridProps) => {
  const anchor = useRef<string | null>(null);
  const select = (id: string, isRange: boolean) => {
    const order = lesson.order.peek();
    selection.value = isRange
      ? addRange(selection.peek(), order, anchor.current, id)
      : toggle(selection.peek(), id);
    anchor.current = id;
  };
  const command = (name: CommandName, id: string) => {
    const isForOne = dashboardCommands[name].isMeantForAll !== true;
    if (isForOne && selection.peek().size === 0) selection.value = new Set([id]);
    asked.value = name;
  };
  const press = (key: string, id: string, isShift: boolean): boolean => {
    const name = commandOfKey(key);
    if (key === ' ') select(id, isShift);
    else if (key === 'Enter') onOpen(id);
    else if (key === '?') onHelp();
    else if (key === '/') return focusSearch();
    else if (key === 'Escape') selection.value = noSelection;
    else if (key.toLowerCase() === 'a') selection.value = toggleAll(selection.peek(), lesson.order.peek());
    else if (key.toLowerCase() === 'h') return focusHands();
    else if (key.toLowerCase() === 'r') return focusRequests();
    else if (name !== null) command(name, id);
    else return false;
    return true;
  };
  return { select, press };
};

const isOnPicture = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-part="picture"]') !== null;

/** What a click and a key do; `active` is the one tile that Tab reaches. */
const useHandling = (props: TileGridProps, active: Signal<string | null>, touch: () => void) => {
  const { select, press } = useSelecting(props);
  const click = (event: MouseEvent) => {
    const id = tileAt(event.target)?.dataset['pupilId'];
    if (id === undefined) return;
    active.value = id;
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (isPlain && isOnPicture(event.target)) props.onOpen(id);
    else select(id, event.shiftKey);
  };
  const keyDown = (event: KeyboardEvent) => {
    const tile = tileAt(event.target);
    const id = tile?.dataset['pupilId'];
    touch();
    if (!tile || id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = stepFocus(event.key, tile);
    if (next !== null) {
      active.value = next.dataset['pupilId'] ?? null;
      next.focus();
      if (event.shiftKey && active.value !== null) select(active.value, true);
    } else if (!press(event.key, id, event.shiftKey)) return;
    event.preventDefault();
  };
  return { click, keyDown };
};

/** One tile with all that this lesson knows of its pupil. */
const TileOf = (props: TileGridProps & { pupilId: string; tabStop: string | null }) => {
  const { lesson, watching, selection, pupilId, tabStop } = props;
  const tile = lesson.tile(pupilId);
  if (tile === undefined) return null;
  const search = lesson.view.search.value.trim();
  return (
    <PupilTile
      tile={tile}
      isSelected={selection.value.has(pupilId)}
      hand={lesson.hands.value.get(pupilId) ?? null}
      isAsking={lesson.asking.value.has(pupilId)}
      need={lesson.needs.value.get(pupilId) ?? null}
      isDimmed={search !== '' && !isFound(tile.value.name, search)}
      isTabStop={tabStop === pupilId}
      watching={watching}
    />
  );
};

type GroupsProps = TileGridProps & { tabStop: string | null };

/** Who needs the teacher, and the others; without titles while nobody does, or where they would push somebody out of sight. */
const ByNeed = (props: GroupsProps) => {
  const { needing, others } = props.lesson.arranged.value;
  const isTitled = needing.length > 0 && !props.layout.isTogether;
  const group = (key: string, title: string, ids: readonly string[]) => (
    <div class="tile-group" role="group" aria-label={title} key={key} ref={restyleMoved}>
      {isTitled && (
        <p class="group-title" aria-hidden="true">
          {title}
        </p>
      )}
      {ids.map((pupilId) => (
        <TileOf key={pupilId} {...props} pupilId={pupilId} />
      ))}
    </div>
  );
  const needWord = needing.length === 1 ? 'needs you' : 'need you';
  return (
    <>
      {needing.length > 0 && group('needing', `${needing.length} ${needWord}`, needing)}
      {others.length > 0 && group('others', needing.length > 0 ? 'The others' : 'Pupils', others)}
    </>
  );
};

/** As the class sits in the room; an empty place is shown while seats are moved. */
const BySeat = ({ plan, ...props }: GroupsProps & { plan: SeatingPlan }) => (
  <>
    {plan.places.map((pupilId, place) => (
      <div class="seat" data-seat={place} data-empty={pupilId === null} key={pupilId ?? `place ${place}`}>
        {pupilId !== null && <TileOf {...props} pupilId={pupilId} />}
      </div>
    ))}
  </>
);

const DrawnBand = ({ left, top, right, bottom }: Band) => (
  <div
    class="drawn-band"
    role="presentation"
    style={{ left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` }}
  />
);

/** The class as a list of options: a click on the picture looks closely, a click below it selects. */
export const TileGrid = (props: TileGridProps) => {
  const { lesson, layout } = props;
  const active = useSignal<string | null>(null);
  const order = lesson.order.value;
  const isActiveThere = active.value !== null && order.includes(active.value);
  const tabStop = isActiveThere ? active.value : (order[0] ?? null);
  const pointerHold = useHold(lesson.holds.pointer);
  const focusHold = useHold(lesson.holds.focus);
  const { click, keyDown } = useHandling(props, active, focusHold.touch);
  const moves = useSeatMoves(lesson, props.onPlan);
  const drawing = useBand(props.selection);
  const plan = lesson.seating.value;
  const isMoving = plan !== null && lesson.view.isMovingSeats.value;
  return (
    <div
      class="tile-grid"
      ref={restyleMoved}
      style={{ '--columns': plan?.columns ?? layout.columns }}
      role="listbox"
      aria-multiselectable="true"
      aria-label="Pupils"
      aria-describedby="tile-keys"
      data-moving={isMoving}
      onClick={(event) => !isMoving && !drawing.wasDrawn() && click(event)}
      onKeyDown={(event) => !(isMoving && moves.key(event)) && keyDown(event)}
      onPointerDown={
        isMoving
          ? moves.take
          : (event) => {
              pointerHold.touch();
              drawing.press(event);
            }
      }
      onPointerUp={isMoving ? moves.drop : drawing.release}
      onPointerCancel={() => {
        moves.cancel();
        drawing.release();
      }}
      onTouchMove={drawing.keepFinger}
      onContextMenu={drawing.keepFinger}
      onPointerMove={
        isMoving
          ? moves.drag
          : (event) => {
              pointerHold.touch();
              drawing.draw(event);
            }
      }
      onPointerLeave={pointerHold.release}
      onFocusIn={(event) => tileAt(event.target)?.matches(':focus-visible') && focusHold.touch()}
      onFocusOut={focusHold.release}
    >
      {plan === null ? (
        <ByNeed {...props} tabStop={tabStop} />
      ) : (
        <BySeat {...props} tabStop={tabStop} plan={plan} />
      )}
      {drawing.band.value !== null && <DrawnBand {...drawing.band.value} />}
    </div>
  );
};
