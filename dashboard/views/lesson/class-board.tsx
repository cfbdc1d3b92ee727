import { useSignal, type Signal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { CommandName } from '#shared/commands/index.ts';
import type { Page } from '#shared/reports.ts';
import type { Tile } from '#shared/socket-events.ts';
import { CommandBar } from '../../commands/command-bar.tsx';
import { createFocusBoard, FocusBoardContext } from '../../commands/focus/focus-board.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { draftOfPage } from '../../state/focus-draft.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import { noSelection, onlyPresent, type Selection } from '../../state/selection.ts';
import { tileColumns, tileSizeLabels, tileSizes, type TileSize } from '../../state/tile-size.ts';
import type { Watching } from '../../state/watching.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Empty } from '../../ui/loaded.tsx';
import { HandQueue } from '../hands/hand-queue.tsx';
import { LessonRequests } from '../requests/lesson-requests.tsx';
import { ActivityFeed } from './activity-feed.tsx';
import { CloseUp } from './close-up.tsx';
import { LessonHead } from './lesson-head.tsx';
import { RecordIncident } from './record-incident.tsx';
import { TileGrid } from './tile-grid.tsx';

export interface ClassBoardProps {
  readonly lesson: LessonView;
  readonly facts: LessonFacts;
  readonly watching: Watching;
}

const countWords = (count: number) => `${count} ${count === 1 ? 'pupil' : 'pupils'}`;

/** "Ada Byrne", "3 pupils", "the whole class (30 pupils)". */
const audienceWords = (targets: readonly Tile[], isWholeClass: boolean): string => {
  if (isWholeClass) return `the whole class (${countWords(targets.length)})`;
  return targets.length === 1 ? (targets[0]?.name ?? '') : countWords(targets.length);
};

interface Space {
  readonly width: number;
  readonly height: number;
}

/** The space for the tiles, without its padding, as it is now. */
const useSpace = () => {
  const frame = useRef<HTMLDivElement>(null);
  const space = useSignal<Space>({ width: 1080, height: 600 });
  useLayoutEffect(() => {
    if (frame.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) space.value = entry.contentRect;
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return { frame, space };
};

const ViewOptions = (props: { lesson: LessonView; size: TileSize; onSize: (size: TileSize) => void }) => {
  const { pin } = props.lesson.holds;
  return (
    <div class="view-options">
      <span class="held-note" data-shown={props.lesson.isOrderHeld.value}>
        {props.lesson.isOrderHeld.value ? 'Order held' : ''}
      </span>
      <Button icon="pin" kind="quiet" isPressed={pin.value} onClick={() => (pin.value = !pin.value)}>
        Hold order
      </Button>
      <Choice
        legend="Tile size"
        isLegendHidden
        value={props.size}
        onChange={props.onSize}
        options={tileSizes.map((value) => ({ value, label: tileSizeLabels[value] }))}
      />
    </div>
  );
};

const SelectionWords = ({ selection, count }: { selection: Signal<Selection>; count: number }) => (
  <p class="selection" role="status">
    {count === 0 ? (
      'Whole class'
    ) : (
      <>
        <strong>{count}</strong> selected{' '}
        <button class="link" type="button" onClick={() => (selection.value = noSelection)}>
          Clear
        </button>
      </>
    )}
  </p>
);

interface ToolbarProps extends Pick<ClassBoardProps, 'lesson' | 'facts'> {
  readonly shown: readonly Tile[];
  readonly selection: Signal<Selection>;
  readonly asked: Signal<CommandName | null>;
  readonly size: Signal<TileSize>;
  readonly onRecord: (pupilId: string) => void;
}

const Toolbar = ({ lesson, facts, shown, selection, asked, size, onRecord }: ToolbarProps) => {
  const present = onlyPresent(selection.value, lesson.order.value);
  const selected = shown.filter(({ pupilId }) => present.has(pupilId));
  const isWholeClass = selected.length === 0;
  const targets = isWholeClass ? shown : selected;
  const only = selected.length === 1 ? selected[0] : undefined;
  return (
    <div class="toolbar">
      <SelectionWords selection={selection} count={selected.length} />
      <CommandBar
        lessonId={facts.lessonId}
        lessonEndsAt={facts.endsAt}
        targets={targets}
        isForClass={isWholeClass}
        audience={audienceWords(targets, isWholeClass)}
        asked={asked}
      >
        {only !== undefined && (
          <Button icon="flag" onClick={() => onRecord(only.pupilId)}>
            Record an incident…
          </Button>
        )}
      </CommandBar>
      <ViewOptions lesson={lesson} size={size.value} onSize={(next) => (size.value = next)} />
    </div>
  );
};

const KeyHelp = () => (
  <p class="unseen" id="tile-keys">
    Arrow keys move. Space selects, A selects all, Enter looks closely, L locks, U unlocks, M sends a message,
    O opens a page, F starts a focus, E ends it, R goes to who asks “May I?”, Escape clears the selection.
  </p>
);

/** Everybody on one page: the question about the focus opens with it, for the whole class. */
const useEveryoneOn = (parts: {
  readonly selection: Signal<Selection>;
  readonly opened: Signal<string | null>;
  readonly asked: Signal<CommandName | null>;
}) => {
  const focusBoard = useMemo(createFocusBoard, []);
  const everyoneOn = ({ url, title }: Page) => {
    const draft = draftOfPage(url, title);
    if (draft === null) return;
    focusBoard.draft.value = draft;
    parts.selection.value = noSelection;
    parts.opened.value = null;
    parts.asked.value = 'focus-lesson';
  };
  return { focusBoard, everyoneOn };
};

export const ClassBoard = ({ lesson, facts, watching }: ClassBoardProps) => {
  const { connection } = useDashboard();
  const selection = useSignal<Selection>(noSelection);
  const asked = useSignal<CommandName | null>(null);
  const opened = useSignal<string | null>(null);
  const recordFor = useSignal<string | null>(null);
  const size = useSignal<TileSize>('fit');
  const { focusBoard, everyoneOn } = useEveryoneOn({ selection, opened, asked });
  const { frame, space } = useSpace();
  const { width, height } = space.value;
  const shown = lesson.order.value.flatMap((id) => lesson.tile(id)?.value ?? []);
  const open = (pupilId: string) => (opened.value = pupilId);
  const record = (pupilId: string) => (recordFor.value = pupilId);
  const recorded = recordFor.value === null ? undefined : lesson.tile(recordFor.value)?.value;
  return (
    <FocusBoardContext.Provider value={focusBoard}>
      <div class="board" data-lesson-id={facts.lessonId} data-stale={connection.status.value === 'lost'}>
        <LessonHead lesson={lesson} facts={facts} />
        <Toolbar {...{ lesson, facts, shown, selection, asked, size }} onRecord={record} />
        <KeyHelp />
        <div class="board-body">
          <div class="grid-frame" ref={frame}>
            {shown.length === 0 ? (
              <Empty title="Nobody is in this class yet">
                <p>An admin adds pupils under People.</p>
              </Empty>
            ) : (
              <TileGrid
                {...{ lesson, watching, selection, asked }}
                columns={tileColumns(size.value, shown.length, width, height)}
                onOpen={open}
              />
            )}
          </div>
          <div class="board-side">
            <HandQueue lesson={lesson} lessonId={facts.lessonId} onOpen={open} />
            <LessonRequests
              {...{ lesson, facts }}
              selected={shown.filter(({ pupilId }) => selection.value.has(pupilId))}
            />
            <ActivityFeed lesson={lesson} onOpen={open} />
          </div>
        </div>
        {opened.value !== null && (
          <CloseUp {...{ lesson, facts, watching, opened, everyoneOn }} onRecord={record} />
        )}
        {recorded !== undefined && (
          <RecordIncident
            lessonId={facts.lessonId}
            tile={recorded}
            onClose={() => (recordFor.value = null)}
          />
        )}
      </div>
    </FocusBoardContext.Provider>
  );
};
