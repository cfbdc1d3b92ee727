import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
interface ScriptFont {
  readonly blocks: RegExp;
  /** Looked for when it is needed. */
  readonly file: () => string;
}

/** Beside Latin, Greek and Cyrillic: a font for each script, by the blocks of Unicode that it is for. */
const scriptFonts = {
  arabic: {
    blocks: /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]/u,
    // Noto's draw the dots apart from the letters, so that what is copied out of the file is not what is read.
    file: () => require.resolve('@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf'),
  },
  hebrew: {
    blocks: /[\u0590-\u05ff\ufb1d-\ufb4f]/u,
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
  },
  ethiopic: {
    blocks: /[\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f]/u,
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf'),
  },
  devanagari: {
    blocks: /[\u0900-\u097f\ua8e0-\ua8ff]/u,
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf'),
  },
  bengali: {
    blocks: /[\u0980-\u09ff]/u,
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf'),
  },
  gurmukhi: {
    blocks: /[\u0a00-\u0a7f]/u,
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf'),
  },
  gujarati: {
    blocks: /[\u0a80-\u0aff]/u,
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-gujarati/400Regular/NotoSansGujarati_400Regular.ttf'),
  },
  tamil: {
    blocks: /[\u0b80-\u0bff]/u,
    file: () => require.resolve('@expo-google-fonts/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf'),
  },
  // Chinese and Japanese. Of those with all common characters the smallest: it is a serif.
  han: {
    blocks: /[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/u,
    file: () =>
      require.resolve('@expo-google-fonts/cactus-classical-serif/400Regular/CactusClassicalSerif_400Regular.ttf'),
  },
  // Of those with all syllables the smallest whose glyphs fontkit can read: Noto's takes eight times the room.
  hangul: {
    blocks: /[\u3130-\u318f\uac00-\ud7af]/u,
    file: () => require.resolve('@expo-google-fonts/gowun-dodum/400Regular/GowunDodum_400Regular.ttf'),
  },
} as const satisfies Record<string, ScriptFont>;

export type Script = keyof typeof scriptFonts;
const scripts = Object.keys(scriptFonts) as Script[];

export const scriptOf = (letter: string): Script | null =>
  scripts.find((script) => scriptFonts[script].blocks.test(letter)) ?? null;

const anyScript = new RegExp(scripts.map((script) => scriptFonts[script].blocks.source).join('|'), 'u');
/** Whether a text needs more than the font of everything printed. */
export const needsScripts = (text: string): boolean => anyScript.test(text);

export const fileOfScript = (script: Script): string => scriptFonts[script].file();
