/** `__Host-`: only over https (or the browser's own machine), for this host and every path of it. */
const sessionCookieName = '__Host-thinkclick';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

export const sessionCookie = (token: string): string => `${sessionCookieName}=${token}; ${attributes}`;
export const endedSessionCookie = `${sessionCookieName}=; ${attributes}; Max-Age=0`;

/** The session's token in a `Cookie` header, or null. */
export const sessionTokenIn = (cookieHeader: string | undefined): string | null => {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [name, token] = part.trim().split('=', 2);
    if (name === sessionCookieName && token && /^[\w-]{43}$/.test(token)) return token;
  }
  return null;
};
