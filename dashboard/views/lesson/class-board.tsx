import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { CommandName } from '#shared/commands/index.ts';
import type { Page } from '#shared/page.ts';
import type { SeatingPlan } from '#shared/seating-plan.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { CommandBar } from '../../commands/command-bar.tsx';
import { createFocusBoard, FocusBoardContext } from '../../commands/focus/focus-board.ts';
import type { GivenOrders } from '../../commands/given-orders.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { draftOfPage } from '../../state/focus-draft.ts';
import { openedIn } from '../../state/exceptions-on.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import { noSelection, onlyPresent, type Selection } from '../../state/selection.ts';
import { tileLayout } from '../../state/tile-size.ts';
import type { Watching } from '../../state/watching.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/loaded.tsx';
import { HandQueue } from '../hands/hand-queue.tsx';
import { LessonRequests } from '../requests/lesson-requests.tsx';
import { isStoppable, StopScreen } from '../referrals/stop-screen.tsx';
import { ActivityFeed } from './activity-feed.tsx';
import { ControlsList } from './controls-list.tsx';
import { CloseUp } from './close-up.tsx';
import { KeyHelp, keySentence } from './key-help.tsx';
import { LessonHead } from './lesson-head.tsx';
import { RecordIncident } from './record-incident.tsx';
import { SearchBox } from './search-box.tsx';
import { TileGrid } from './tile-grid.tsx';
import { ViewMenu, ViewNotes } from './view-menu.tsx';

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

/** The space for the tiles, without its padding, as it is now; of no height where the page scrolls with them, so that they are read well. */
const useSpace = () => {
  const frame = useRef<HTMLDivElement>(null);
  const space = useSignal<Space>({ width: 1080, height: 600 });
  useLayoutEffect(() => {
    if (frame.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      const isScrolledHere = getComputedStyle(entry.target).overflowY !== 'visible';
      space.value = { width, height: isScrolledHere ? height : 0 };
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return { frame, space };
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
  readonly orders: Signal<GivenOrders>;
  readonly onHelp: () => void;
  readonly onPlan: (plan: SeatingPlan) => void;
  readonly onRecord: (pupilId: string) => void;
  readonly onStop: (pupilId: string) => void;
}

const Toolbar = (props: ToolbarProps) => {
  const { lesson, facts, shown, selection, asked, orders, onHelp, onPlan, onRecord, onStop } = props;
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
        opened={openedIn(lesson.exceptions.value, facts.lessonId)}
        audience={audienceWords(targets, isWholeClass)}
        asked={asked}
        orders={orders}
      >
        {only !== undefined && (
          <Button icon="flag" onClick={() => onRecord(only.pupilId)}>
            Record an incident…
          </Button>
        )}
        {only !== undefined && isStoppable(only) && (
          <Button icon="stop" onClick={() => onStop(only.pupilId)}>
            Stop and refer…
          </Button>
        )}
      </CommandBar>
      <div class="view-options">
        <ViewNotes lesson={lesson} />
        <SearchBox search={lesson.view.search} />
        <ViewMenu lesson={lesson} onHelp={onHelp} onPlan={onPlan} />
      </div>
    </div>
  );
};

/** The class's seats, and how they are kept. */
const useSeatingPlan = (lesson: LessonView, lessonId: string) => {
  const { api, notices } = useDashboard();
  const load = async () => {
    const result = await api.call('seatingPlan', { lessonId });
    if (result.ok) lesson.plan.value = result.value.plan;
  };
  const save = async (plan: SeatingPlan) => {
    lesson.plan.value = plan;
    const result = await api.call('saveSeatingPlan', { lessonId, plan });
    if (!result.ok) notices.say('bad', `The seats are not kept: ${result.detail}`);
  };
  useEffect(() => void load(), [lesson]);
  return (plan: SeatingPlan): void => void save(plan);
};

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

const groupSizes = ({ arranged }: LessonView): number[] =>
  [arranged.value.needing.length, arranged.value.others.length].filter((count) => count > 0);

/** On a projector the class reads along. */
const SideIsHidden = ({ lesson }: { lesson: LessonView }) => {
  const waiting = lesson.hands.value.size + lesson.asking.value.size;
  return (
    <aside class="board-side side-hidden">
      <p>Names are hidden, and so is what pupils ask and do.</p>
      <p>{waiting === 0 ? 'Nobody waits for an answer.' : `Waiting for an answer: ${waiting}.`}</p>
    </aside>
  );
};

export const ClassBoard = ({ lesson, facts, watching }: ClassBoardProps) => {
  const { connection } = useDashboard();
  const selection = useSignal<Selection>(noSelection);
  const asked = useSignal<CommandName | null>(null);
  const orders = useSignal<GivenOrders>([]);
  const opened = useSignal<string | null>(null);
  const recordFor = useSignal<string | null>(null);
  const isHelping = useSignal(false);
  const onHelp = () => (isHelping.value = true);
  const onPlan = useSeatingPlan(lesson, facts.lessonId);
  const { focusBoard, everyoneOn } = useEveryoneOn({ selection, opened, asked });
  const { frame, space } = useSpace();
  const shown = lesson.order.value.flatMap((id) => lesson.tile(id)?.value ?? []);
  const open = (pupilId: string) => (opened.value = pupilId);
  const record = (pupilId: string) => (recordFor.value = pupilId);
  const stopFor = useSignal<string | null>(null);
  const stop = (pupilId: string) => (stopFor.value = pupilId);
  const recorded = recordFor.value === null ? undefined : lesson.tile(recordFor.value)?.value;
  return (
    <FocusBoardContext.Provider value={focusBoard}>
      <div
        class="board"
        data-lesson-id={facts.lessonId}
        data-stale={connection.status.value === 'lost' || lesson.view.arePicturesPaused.value}
      >
        <LessonHead lesson={lesson} facts={facts} />
        <Toolbar
          {...{ lesson, facts, shown, selection, asked, orders, onHelp, onPlan }}
          onRecord={record}
          onStop={stop}
        />
        <p class="unseen" id="tile-keys">
          {keySentence()}
        </p>
        <div class="board-body">
          <div class="grid-frame" ref={frame}>
            {shown.length === 0 ? (
              <Empty title="Nobody is in this class yet">
                <p>An admin adds pupils under People.</p>
              </Empty>
            ) : (
              <TileGrid
                {...{ lesson, watching, selection, asked, onHelp, onPlan }}
                layout={tileLayout(lesson.view.size.value, groupSizes(lesson), space.value)}
                onOpen={open}
              />
            )}
          </div>
          {lesson.view.areNamesHidden.value && <SideIsHidden lesson={lesson} />}
          <div class="board-side" hidden={lesson.view.areNamesHidden.value}>
            <ControlsList lesson={lesson} facts={facts} orders={orders} />
            <HandQueue lesson={lesson} lessonId={facts.lessonId} onOpen={open} />
            <LessonRequests
              {...{ lesson, facts }}
              selected={shown.filter(({ pupilId }) => selection.value.has(pupilId))}
            />
            <ActivityFeed lesson={lesson} onOpen={open} />
          </div>
        </div>
        {opened.value !== null && (
          <CloseUp {...{ lesson, facts, watching, opened, everyoneOn }} onRecord={record} onStop={stop} />
        )}
        {stopFor.value !== null && (
          <StopScreen
            lessonId={facts.lessonId}
            tile={lesson.tile(stopFor.value)?.value}
            onClose={() => (stopFor.value = null)}
          />
        )}
        {isHelping.value && <KeyHelp onClose={() => (isHelping.value = false)} />}
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
