/** Simple line drawings on a field of 64 by 64: what is stroked, path by path. */
export const drawings = {
  laptop: ['M14 14h36v26H14z', 'M8 48h48l-4-8H12z', 'M28 44h8'],
  stop: ['M24 10h16l14 14v16L40 54H24L10 40V24z', 'M24 26v12', 'M32 24v16', 'M40 26v12'],
  'ask-adult': [
    'M22 10a7 7 0 1 0 .1 0z',
    'M10 54V40c0-8 5-13 12-13s12 5 12 13v14',
    'M46 26a5 5 0 1 0 .1 0z',
    'M38 54V47c0-5 3-9 8-9s8 4 8 9v7',
  ],
  tell: ['M8 12h40v26H28L18 48V38H8z', 'M18 22h20', 'M18 29h12'],
  heart: ['M32 54C14 42 8 33 8 24c0-7 5-12 12-12 5 0 9 3 12 8 3-5 7-8 12-8 7 0 12 5 12 12 0 9-6 18-24 30z'],
  home: ['M8 32 32 10l24 22', 'M14 28v26h36V28', 'M27 54V40h10v14'],
  key: ['M20 24a10 10 0 1 0 .1 0z', 'M29 38h27', 'M48 38v8', 'M56 38v6'],
  eye: ['M6 32c8-12 17-18 26-18s18 6 26 18c-8 12-17 18-26 18S14 44 6 32z', 'M32 24a8 8 0 1 0 .1 0z'],
  camera: ['M8 20h12l4-7h16l4 7h12v30H8z', 'M32 26a9 9 0 1 0 .1 0z'],
  question: ['M32 6a26 26 0 1 0 .1 0z', 'M24 25c0-5 3-9 8-9s8 3 8 8c0 6-8 6-8 13', 'M32 46v1'],
  clock: ['M32 8a24 24 0 1 0 .1 0z', 'M32 18v14l10 7'],
  look: ['M26 10a16 16 0 1 0 .1 0z', 'M38 38l16 16', 'M20 26h12'],
  pencil: ['M10 54l4-14L42 12l10 10-28 28z', 'M36 18l10 10', 'M14 40l10 10'],
  sun: [
    'M32 20a12 12 0 1 0 .1 0z',
    'M32 6v6',
    'M32 52v6',
    'M6 32h6',
    'M52 32h6',
    'M14 14l4 4',
    'M46 46l4 4',
    'M50 14l-4 4',
    'M18 46l-4 4',
  ],
  people: [
    'M20 16a7 7 0 1 0 .1 0z',
    'M44 16a7 7 0 1 0 .1 0z',
    'M8 52V44c0-7 5-11 12-11s12 4 12 11v8',
    'M32 52V44c0-7 5-11 12-11s12 4 12 11v8',
  ],
  phone: ['M20 6h24v52H20z', 'M20 14h24', 'M20 48h24', 'M31 53h2'],
  shield: ['M32 6l22 8v16c0 14-9 23-22 28C19 53 10 44 10 30V14z', 'M22 31l7 7 13-14'],
  board: ['M8 12h48v30H8z', 'M24 42l-6 14', 'M40 42l6 14', 'M18 22h20', 'M18 30h12'],
  star: ['M32 8l7 16 17 2-13 12 4 17-15-9-15 9 4-17L8 26l17-2z'],
  tree: ['M32 56V38', 'M32 8L14 40h36z'],
  fish: ['M8 32c8-14 26-16 36-2l12-8v20l-12-8C34 48 16 46 8 32z', 'M20 29v1'],
  boat: ['M8 42h48l-8 12H16z', 'M32 42V8l18 26H32'],
  flower: [
    'M32 24a6 6 0 1 0 .1 0z',
    'M32 24c-6-10-6-16 0-16s6 6 0 16',
    'M38 30c10-6 16-6 16 0s-6 6-16 0',
    'M26 30c-10-6-16-6-16 0s6 6 16 0',
    'M32 36v20',
  ],
  cat: ['M14 10l10 8h16l10-8v26c0 10-8 18-18 18s-18-8-18-18z', 'M25 32v1', 'M39 32v1', 'M28 42h8'],
} as const satisfies Record<string, readonly string[]>;

export type DrawingName = keyof typeof drawings;
export const drawingNames = Object.keys(drawings) as [DrawingName, ...DrawingName[]];

/** What a child who does not write yet may sign with. */
export const signaturePictures = ['star', 'sun', 'cat', 'fish', 'boat', 'flower', 'tree', 'heart'] as const;
