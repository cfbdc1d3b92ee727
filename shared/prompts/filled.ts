/** Puts in what was noticed. A hole that nobody fills is left out with the space before it. */
export const filled = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\s?\{(\w+)\}/g, (hole, name: string) => {
    const value = facts[name];
    return value === undefined ? '' : `${hole.startsWith('{') ? '' : ' '}${value}`;
  });
