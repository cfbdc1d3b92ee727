/** The part of the URL standard that the pure rules need; browsers, workers and Node all have it as a global. */
interface PlatformUrl {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
}

// This folder compiles without DOM and Node types, so the one global it uses is declared here.
declare const URL: new (url: string) => PlatformUrl;

/** An absolute address read by the platform, or null when it is none. */
export const parseUrl = (text: string): PlatformUrl | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};
