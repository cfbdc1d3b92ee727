/** Line icons of our own on a 16-unit grid, drawn with the text colour. */
const paths = {
  check: 'M3 8.5l3.2 3.2L13 5',
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9zM8 9.8v1.4',
  unlock: 'M4.5 7V5a3.5 3.5 0 0 1 6.7-1.4M3.5 7h9v6.5h-9zM8 9.8v1.4',
  message: 'M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z',
  page: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.2 2.8L7.5 8.5',
  moon: 'M12.8 9.6A5.4 5.4 0 0 1 6.4 3.2a5.4 5.4 0 1 0 6.4 6.4z',
  away: 'M2.5 4h11v7h-11zM5.5 13.5h5M3 13L13 2.5',
  silent: 'M8 2.2l6.2 11.3H1.8zM8 6.5v3.2M8 11.4v.4',
  blocked: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM4 4l8 8',
  hand: 'M5 8.5V4a1 1 0 0 1 2 0v3.5V2.8a1 1 0 0 1 2 0v4.7V3.6a1 1 0 0 1 2 0V9.5c0 2.6-1.5 4.2-3.7 4.2-2 0-2.9-1-4-3.2L2.5 8.6c.8-.8 1.6-.6 2.5.6',
  flag: 'M4 14V2.5M4 3h8l-1.6 2.7L12 8.5H4',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.4 3.4',
  think:
    'M6 6.1a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.2v.3M8 11.6v.3M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 0 0 8 1.9z',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z',
  pin: 'M6 2.5h4l-.5 4.5 2 2.2h-7l2-2.2zM8 9.2V14',
  people:
    'M6 3a2.3 2.3 0 1 0 0 4.6A2.3 2.3 0 0 0 6 3zM1.8 13c.2-2.6 1.9-3.8 4.2-3.8s4 1.2 4.2 3.8M10.5 3.2a2.2 2.2 0 0 1 0 4.2M11.8 9.5c1.5.4 2.3 1.6 2.4 3.5',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6',
  target: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 7.9v.2',
  plus: 'M8 3v10M3 8h10',
  down: 'M4 6l4 4 4-4',
  snow: 'M8 1.8v12.4M2.6 4.9l10.8 6.2M13.4 4.9L2.6 11.1M6.3 2.8L8 4.4l1.7-1.6M6.3 13.2L8 11.6l1.7 1.6',
  tabs: 'M2 5.5h12v8H2zM2 5.5v-3h5v3',
  front: 'M5.5 5.5h8v8h-8zM2.5 10.5v-8h8',
  stop: 'M3.5 3.5h9v9h-9z',
  download: 'M8 2v8M4.5 6.5 8 10l3.5-3.5M3 13h10',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M6 3.5l-3 3 3 3',
} as const;

export type IconName = keyof typeof paths;

/** Always beside words, so hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
