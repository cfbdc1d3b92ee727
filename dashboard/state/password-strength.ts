/** Length alone counts for the server; this adds what a person should hear about what they chose. */
export interface PasswordStrength {
  readonly isLongEnough: boolean;
  readonly words: string;
}

const minimumPasswordLength = 12;

export const passwordStrength = (password: string): PasswordStrength => {
  const missing = minimumPasswordLength - password.length;
  if (password === '')
    return {
      isLongEnough: false,
      words: 'At least 12 characters. Three or four words are easy to remember.',
    };
  if (missing > 0)
    return {
      isLongEnough: false,
      words: `Too short: ${missing} more ${missing === 1 ? 'character' : 'characters'}.`,
    };
  if (new Set(password.toLowerCase()).size < 6)
    return { isLongEnough: true, words: 'Weak: it repeats itself.' };
  if (/^\d+$/.test(password) || /password|thinkclick|qwerty|123456/i.test(password))
    return { isLongEnough: true, words: 'Weak: it is one of the first that would be guessed.' };
  return { isLongEnough: true, words: password.length < 16 ? 'Good.' : 'Strong.' };
};
