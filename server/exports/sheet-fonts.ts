import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** The files of the fonts that everything printed uses. */
export const fonts = {
  text: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
} as const;
