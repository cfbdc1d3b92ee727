import type { TileAlert } from './alerts/tile-alert.ts';
import type { DeviceState } from './device-state.ts';
import type { ControlName } from './lesson-controls.ts';
import type { Page } from './page.ts';
import type { Presence, ReportKind, Tab } from './reports.ts';

/**
 * How a pupil is doing, in the order in which they need a teacher. `degraded`: connected, but a layer of the filter is
 * missing. `asleep`: the laptop is closed or its screen is locked. `elsewhere`: in another lesson. `out-of-school`:
 * connected from outside the school's networks. `stopped`: stopped and referred, and not to be touched.
 */
export const tileStates = [
  'stopped',
  'concern',
  'silent',
  'blocked',
  'degraded',
  'online',
  'idle',
  'asleep',
  'locked',
  'elsewhere',
  'out-of-school',
  'away',
] as const;
export type TileState = (typeof tileStates)[number];

/** Something that is on for a pupil now. */
export interface TileControl {
  readonly name: ControlName;
  readonly by: string;
  /** What the pupil reads of it, or what it is set to. */
  readonly what: string;
  readonly reason: string;
  /** Server epoch ms, as is `endsAt`. */
  readonly startedAt: number;
  readonly endsAt: number;
  /** True while the device has not confirmed it. */
  readonly isPending: boolean;
}

/** Which list names the page: one of adult sites, or one of illegal material. Lists know sites, and never pictures. */
export const referralOffers = ['adult', 'illegal'] as const;
export type ReferralOffer = (typeof referralOffers)[number];

/** One pupil in the class view. A pupil without a device is `away` with `deviceId: null`. */
export interface Tile {
  readonly pupilId: string;
  readonly name: string;
  readonly deviceId: string | null;
  readonly state: TileState;
  /** Server epoch ms at which this state began. */
  readonly since: number;
  readonly page: Page | null;
  /** Server epoch ms at which this page came in front; 0 without one. */
  readonly pageSince: number;
  /** Server epoch ms since when pages of its site have been in front; 0 without one. */
  readonly siteSince: number;
  /** Server epoch ms since when nothing on the screen has changed; null where nobody knows. */
  readonly stillSince: number | null;
  readonly tabs: readonly Tab[];
  readonly picture: Presence['picture'];
  readonly lock: DeviceState['lock'];
  readonly focus: {
    readonly name: string;
    readonly endsAt: number;
    /** The page in front is not on its list, as one that was opened for this pupil. */
    readonly isPageOff: boolean;
  } | null;
  /** All that is on for this pupil, lock and focus among it. */
  readonly controls: readonly TileControl[];
  /** Another lesson holds this pupil: nothing more is seen of them here. */
  readonly elsewhere: {
    readonly teacher: string;
    readonly className: string;
    readonly endsAt: number;
    /** What is on for them there. */
    readonly controls: readonly ControlName[];
  } | null;
  /** From another class. */
  readonly isGuest: boolean;
  /** True while a stored state has not been acknowledged by the device. */
  readonly isPending: boolean;
  readonly policyVersion: number;
  /** Its page is on a list of sites of which a child may have to be told to the police; null where no list says so. */
  readonly referralOffer: ReferralOffer | null;
  /** Not signed: from when on nothing else opens (server epoch ms); null where it holds nobody. Missing where it is signed. */
  readonly agreement?: { readonly heldFrom: number | null } | undefined;
  /** What the machine suspects and nobody has judged yet, of what a teacher may know. Missing where there is nothing. */
  readonly alert?: TileAlert | undefined;
  /** What is amiss with the device, one plain sentence each; empty when it is well. */
  readonly problems: readonly string[];
}

/** One line of a timeline: what was stored, dated by the server. */
export interface ActivityItem {
  readonly deviceId: string;
  readonly pupilId: string | null;
  readonly seq: number;
  readonly kind: ReportKind;
  readonly at: number;
  readonly url: string | null;
  /** Title, search words, prompt choice, rule or the child's words, by kind. */
  readonly text: string;
  /** Nobody at this school had met this site before, and no list knows it. */
  readonly isNew?: boolean | undefined;
}

export interface LessonTeacher {
  readonly accountId: string;
  readonly name: string;
  readonly isOwner: boolean;
}

/** Another teacher asks for pupils that this lesson holds. */
export interface PupilAsk {
  readonly askId: string;
  readonly by: string;
  readonly className: string;
  readonly pupils: readonly { readonly pupilId: string; readonly name: string }[];
}

/** This lesson asks for pupils that another one holds, and has not been answered yet. */
export interface PendingAsk {
  readonly askId: string;
  /** Who is asked. */
  readonly teacher: string;
  readonly pupils: PupilAsk['pupils'];
}

/** What is known of a lesson beside its pupils. */
export interface LessonFacts {
  readonly lessonId: string;
  readonly classId: string;
  readonly className: string;
  /** The owner's name. */
  readonly teacher: string;
  readonly teachers: readonly LessonTeacher[];
  readonly endsAt: number;
  /** Pupils of other classes who are in it. */
  readonly guestIds: readonly string[];
  readonly asks: readonly PupilAsk[];
  readonly asked: readonly PendingAsk[];
}

export interface ClassSnapshot extends LessonFacts {
  readonly now: number;
  readonly tiles: readonly Tile[];
}
