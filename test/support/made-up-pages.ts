import type { Drawing } from './made-up-art.ts';

/** One page of the made-up web. */
export interface MadeUpPage {
  readonly title: string;
  readonly drawing: Drawing;
  readonly colour: string;
  readonly paragraphs: readonly string[];
  /** Where a child might click next. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

const page = (
  drawing: Drawing,
  title: string,
  colour: string,
  paragraphs: readonly string[],
  links: readonly [href: string, text: string][] = [],
): MadeUpPage => ({
  drawing,
  title,
  colour,
  paragraphs,
  links: links.map(([href, text]) => ({ href, text })),
});

/** Every host of the made-up web that has pages of its own, by host and path. No such site exists. */
export const madeUpPages: Readonly<Record<string, Readonly<Record<string, MadeUpPage>>>> = {
  'www.childline.org.uk': {
    '/': page('rabbit', 'Somebody to talk to', '#2b5c7a', [
      'This page is made up, and stands for a helpline.',
    ]),
  },
  'www.ceop.police.uk': {
    '/Safety-Centre/': page('rabbit', 'Somebody to tell', '#2b5c7a', [
      'This page is made up, and stands for a place to tell the police.',
    ]),
  },
  'rabbits.example': {
    '/': page(
      'rabbit',
      'All about rabbits',
      '#7a5c3e',
      [
        'Rabbits live in groups. Their home under the ground is called a warren.',
        'A rabbit’s teeth never stop growing. Chewing grass keeps them short.',
        'When a rabbit is very happy it jumps and twists in the air. That is called a binky.',
      ],
      [['/food', 'What do rabbits eat?']],
    ),
    '/food': page('carrot', 'What rabbits eat', '#a8612b', [
      'Mostly hay and grass! Carrots are a treat, like cake is for us.',
      'A rabbit needs fresh water every day.',
    ]),
  },
  'maths.example': {
    '/': page(
      'sum',
      'Maths for Year 4',
      '#1d5c9b',
      ['Choose a times table and see how fast you are.', 'Today’s table: 7 × 8 = ?'],
      [['/shapes', 'Shapes']],
    ),
    '/shapes': page('shapes', 'Shapes with straight sides', '#245f73', [
      'A polygon with five sides is a pentagon. Six sides make a hexagon.',
      'Which shapes can you find in the classroom?',
    ]),
  },
  'tudors.example': {
    '/': page(
      'crown',
      'The Tudors',
      '#7b1e3a',
      [
        'The Tudors ruled England from 1485 to 1603.',
        'Henry VIII had six wives, a fleet of ships and a very good cook.',
      ],
      [['/ships', 'The Mary Rose']],
    ),
    '/ships': page('ship', 'The Mary Rose', '#274060', [
      'The Mary Rose was Henry VIII’s favourite ship. She sank in 1545.',
      'Divers found her again more than four hundred years later.',
    ]),
  },
  'planets.example': {
    '/': page('planet', 'Eight planets', '#3a2f6b', [
      'Jupiter is so big that all the other planets would fit inside.',
      'A day on Venus is longer than its year.',
    ]),
  },
  'stories.example': {
    '/': page('book', 'Story corner', '#2d6a4f', [
      'The fox looked at the moon and thought: that is the biggest cheese I have ever seen.',
      'Write the next line of the story.',
    ]),
  },
  'music.example': {
    '/': page('notes', 'Make a tune', '#9a3b7d', ['Clap the rhythm: ta, ta, ti-ti, ta.']),
  },
  'weather.example': {
    '/': page('weather', 'Weather watchers', '#2a7f9e', [
      'Measure the rain each morning and draw a bar chart.',
    ]),
  },
  'library.example': {
    '/': page('shelf', 'The school library', '#5b4b2a', ['Choose a book. Bring it back in two weeks.']),
  },
  /** Nobody has looked at this one: in no category and on no list. */
  'new-games-club.example': {
    '/': page('plain', 'New games club', '#c05621', ['Type your name to join the club!']),
  },
  'another-new-site.example': {
    '/': page('plain', 'Another new site', '#6b705c', ['A site that no list knows.']),
  },
  'third-new-site.example': {
    '/': page('plain', 'Third new site', '#6b705c', ['Another site that no list knows.']),
  },
  /** Stands for a site that the school blocks. */
  'bets.example': {
    '/': page('plain', 'Big bets', '#4a4a4a', ['This page must never be seen by a pupil.']),
  },
  'chat.example': {
    '/': page('plain', 'Chat with anyone', '#4a4a4a', ['This page must never be seen by a pupil.']),
  },
};
