/** Simple drawings for the made-up web, so that its pages can be told apart as small as a tile. 200 × 200 units each. */
const drawings = {
  rabbit:
    '<ellipse cx="75" cy="50" rx="16" ry="46" fill="#c8a98a"/><ellipse cx="125" cy="50" rx="16" ry="46" fill="#c8a98a"/><circle cx="100" cy="130" r="60" fill="#d9bfa3"/><circle cx="80" cy="120" r="7"/><circle cx="120" cy="120" r="7"/><path d="M92 142h16l-8 10z" fill="#e07a8b"/>',
  carrot:
    '<path d="M100 190 60 70h80z" fill="#ee8434"/><path d="M100 70C70 60 70 20 80 10c12 16 16 40 20 60 4-20 8-44 20-60 10 10 10 50-20 60z" fill="#4c9f50"/>',
  sum: '<rect x="15" y="15" width="170" height="170" rx="18" fill="#fff"/><path d="M45 60h40M65 40v40M120 60h40M50 128l32 32M82 128l-32 32M120 135h40M120 155h40" stroke="#1d5c9b" stroke-width="11"/>',
  shapes:
    '<path d="M100 10 190 76 156 180H44L10 76z" fill="#f2b134"/><path d="M100 62 148 150H52z" fill="#245f73"/>',
  crown:
    '<path d="M20 160V60l45 45 35-75 35 75 45-45v100z" fill="#f2c14e"/><rect x="20" y="160" width="160" height="22" fill="#c98f1b"/><circle cx="100" cy="130" r="12" fill="#b02a4c"/>',
  ship: '<path d="M20 130h160l-30 50H50z" fill="#7a4a2b"/><path d="M96 20v110" stroke="#4a2d1a" stroke-width="8"/><path d="M104 26c60 20 60 70 0 96zM90 40c-50 20-50 60 0 82z" fill="#f4e9d8"/>',
  planet:
    '<circle cx="100" cy="100" r="58" fill="#e0a45c"/><path d="M48 88c30 12 74 12 104 0M46 112c34 14 76 14 108 0" stroke="#b87536" stroke-width="9" fill="none"/><ellipse cx="100" cy="104" rx="96" ry="24" fill="none" stroke="#f3d9a4" stroke-width="9" transform="rotate(-18 100 104)"/>',
  book: '<path d="M100 40C70 20 40 20 15 30v130c25-10 55-10 85 10 30-20 60-20 85-10V30c-25-10-55-10-85 10z" fill="#fff"/><path d="M100 40v130M35 62c16-4 32-2 48 6M35 92c16-4 32-2 48 6M117 68c16-8 32-10 48-6M117 98c16-8 32-10 48-6" stroke="#2d6a4f" stroke-width="6" fill="none"/>',
  notes:
    '<path d="M70 150V40l90-20v110" stroke="#9a3b7d" stroke-width="12" fill="none"/><ellipse cx="50" cy="152" rx="26" ry="19" fill="#9a3b7d"/><ellipse cx="140" cy="132" rx="26" ry="19" fill="#9a3b7d"/>',
  weather:
    '<circle cx="75" cy="70" r="42" fill="#f6c445"/><path d="M60 140a32 32 0 0 1 6-63 46 46 0 0 1 86 14 26 26 0 0 1 0 49z" fill="#dbe9f0"/><path d="M75 155l-10 28M110 155l-10 28M145 155l-10 28" stroke="#2a7f9e" stroke-width="9"/>',
  shelf:
    '<rect x="20" y="150" width="160" height="16" fill="#5b4b2a"/><rect x="32" y="50" width="26" height="100" fill="#b5483a"/><rect x="62" y="66" width="22" height="84" fill="#3a7ca5"/><rect x="88" y="42" width="30" height="108" fill="#4c9f50"/><path d="M124 150 146 58l24 6-22 86z" fill="#e0a030"/>',
  plain: '<rect x="30" y="30" width="140" height="140" rx="24" fill="#c9c9c9"/>',
} as const;

export type Drawing = keyof typeof drawings;

export const drawingSvg = (name: Drawing): string =>
  `<svg viewBox="0 0 200 200" width="360" height="360" aria-hidden="true">${drawings[name]}</svg>`;
