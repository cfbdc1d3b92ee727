import type { Focus, Freeze, GuestLease, Lock, TabLimit, Timer } from '#shared/device-state.ts';
import type { Decision, Person } from '#shared/policy/decide.ts';
import { type HandAbout } from '#shared/reports.ts';
import type { ConnectionStatus } from './connection.ts';

/** A focus as the pupil reads it. */
export interface ShownFocus {
  readonly name: string;
  readonly by: string;
  readonly endsAt: number;
  readonly links: NonNullable<Focus['links']>;
}

/** How this computer is, for the pupil to read. */
export interface DeviceStatus {
  readonly schoolName: string | null;
  /** Whose computer this is: a pupil, or a member of staff. */
  readonly boundTo: string | null;
  /** Who has let the guest in that sits here. */
  readonly guest: GuestLease | null;
  /** A guest whom somebody must let in first. */
  readonly isNotLetIn: boolean;
  readonly connection: ConnectionStatus;
  readonly isProtected: boolean;
  /** Out of school, where little is told. */
  readonly isOutside: boolean;
  readonly lesson: {
    readonly className: string;
    readonly teacher: string;
    readonly partners?: readonly string[] | undefined;
    readonly endsAt: number;
  } | null;
  /** Names of those who see the screen now; empty when nobody does. */
  readonly watchedBy: readonly string[];
  readonly lock: Lock | null;
  readonly focus: ShownFocus | null;
  readonly freeze: Freeze | null;
  readonly tabLimit: TabLimit | null;
  readonly timer: Timer | null;
  /** Server clock minus this computer's. */
  readonly offsetMs: number;
  readonly waitingReports: number;
  readonly refusedReports: number;
}

/** A decision for adults to read. */
export interface WhyShown {
  readonly address: string;
  readonly person: Person['kind'];
  readonly policyVersion: number;
  /** Server epoch ms. */
  readonly now: number;
  /** The school time at that moment, in words. */
  readonly time: string;
  /** The first decided; each of the others would have without the ones before it. */
  readonly steps: readonly Decision[];
}

/** What became of something that this pupil told. */
export interface ToldBefore {
  readonly requestId: string;
  /** Server epoch ms. */
  readonly at: number;
  readonly isSent: boolean;
  /** What the school says to it; null until it has come. */
  readonly words: string | null;
  readonly language: string;
  /** Null until somebody has read it. */
  readonly readBy: string | null;
}

export interface AdultToTell {
  readonly adultId: string;
  readonly name: string;
  /** Offered as their teacher, not named by them. */
  readonly isTeacher: boolean;
}

/** What "Tell someone" shows before and after. */
export interface TellStanding {
  /** Whom this pupil has named at school; where they have named nobody, their teachers. */
  readonly adults: readonly AdultToTell[];
  /** Names of the safeguarding lead and deputies, who read it in any case. */
  readonly leads: readonly string[];
  /** Of the lesson that is on, who sees that something was told; null outside one. */
  readonly teacher: string | null;
  /** The newest last. */
  readonly told: readonly ToldBefore[];
  /** How long until more can be sent; 0 most of the time. */
  readonly waitMs: number;
  /** False where the computer is stopped and referred, which opens nothing. */
  readonly areHelplinesOpen: boolean;
}

/** Where a pupil stands with something closed to them. */
export type RequestStanding =
  /** Nobody can open it, or nobody knows for whom. */
  | { readonly is: 'cannot-ask' }
  | { readonly is: 'may-ask' }
  | { readonly is: 'slow-down'; readonly forMs: number }
  | { readonly is: 'waiting'; readonly isSent: boolean }
  | { readonly is: 'allowed' | 'refused'; readonly by: string; readonly words: string };

export interface RequestAnswer {
  readonly standing: RequestStanding;
  /** The teacher of the lesson; null outside one. */
  readonly teacher: string | null;
  /** Key stage 1: one tap asks, without a question about why. */
  readonly isYoung: boolean;
}

/** Where a pupil stands with their hand. */
export interface HandStanding {
  /** The teacher of the lesson; null where there is nobody who would come. */
  readonly teacher: string | null;
  /** Key stage 1: one tap, without a question about words. */
  readonly isYoung: boolean;
  readonly up: {
    readonly about: HandAbout;
    /** False while it waits for the computer to be online. */
    readonly isSent: boolean;
    readonly comingBy: string | null;
  } | null;
  /** What the last one came to; another hand may go up. */
  readonly told: { readonly is: 'told' | 'done'; readonly by: string; readonly words: string } | null;
}
