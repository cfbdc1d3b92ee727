/** `__Host-`: only over https (or the browser's own machine), for this host and every path of it. */
const sessionCookieName = '__Host-thinkclick';
/** Of its own, so that whatever opens by a session stays shut to it. */
const emergencyCookieName = '__Host-thinkclick-emergency';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

export const sessionCookie = (token: string): string => `${sessionCookieName}=${token}; ${attributes}`;
export const endedSessionCookie = `${sessionCookieName}=; ${attributes}; Max-Age=0`;
export const emergencyCookie = (token: string): string => `${emergencyCookieName}=${token}; ${attributes}`;
export const endedEmergencyCookie = `${emergencyCookieName}=; ${attributes}; Max-Age=0`;

const tokenIn = (name: string, cookieHeader: string | undefined): string | null => {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [key, token] = part.trim().split('=', 2);
    if (key === name && token && /^[\w-]{43}$/.test(token)) return token;
  }
  return null;
};

/** The session's token in a `Cookie` header, or null. */
export const sessionTokenIn = (cookieHeader: string | undefined): string | null =>
  tokenIn(sessionCookieName, cookieHeader);
export const emergencyTokenIn = (cookieHeader: string | undefined): string | null =>
  tokenIn(emergencyCookieName, cookieHeader);
