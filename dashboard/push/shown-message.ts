const textIn = (message: unknown, name: string): string => {
  const value: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
  return typeof value === 'string' ? value : '';
};

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** A message that came twice is shown once: the second takes the place of the first, by its tag. */
export const shownMessage = (text: string): { title: string; options: NotificationOptions } => {
  const message = read(text);
  return {
    title: textIn(message, 'line') || 'There is something to look at',
    options: {
      body: 'Open ThinkClick and sign in to see it.',
      tag: textIn(message, 'id') || 'thinkclick',
      requireInteraction: true,
      data: textIn(message, 'url'),
    },
  };
};

/** A page of this school's own; its first one where a message names another place. */
export const clickedAddress = (data: unknown, origin: string): string =>
  typeof data === 'string' && URL.canParse(data) && new URL(data).origin === origin ? data : `${origin}/`;
