import type { Both } from './prompt.ts';
import type { DetailKind, PermissionKind } from './moments.ts';

/** What stands around a prompt. */
export const pageWords = {
  title: ['Stop, think, click', 'Stopio, meddwl, clicio'],
  stop: ['Stop', 'Stopio'],
  think: ['Think', 'Meddwl'],
  click: ['Click', 'Clicio'],
  choose: ['You choose:', 'Ti sy’n dewis:'],
  read: ['Read it to me', 'Darllen i mi'],
  readAgain: ['Read it again', 'Darllen eto'],
  stopReading: ['Stop reading', 'Stopio darllen'],
  noVoice: ['No voice on this computer', 'Dim llais ar y cyfrifiadur hwn'],
  symbols: ['Symbols', 'Symbolau'],
  plainQuestion: ['Is it a good idea?', 'Ydy hyn yn syniad da?'],
} as const satisfies Record<string, Both>;
export type PageWord = keyof typeof pageWords;

export const kindWords: Record<DetailKind, Both> = {
  name: ['your name', 'dy enw'],
  address: ['an address', 'cyfeiriad'],
  postcode: ['a postcode', 'cod post'],
  phone: ['a phone number', 'rhif ffôn'],
  email: ['an email address', 'cyfeiriad e-bost'],
  school: ['a school name', 'enw ysgol'],
  birthday: ['a birthday', 'dyddiad geni'],
  age: ['your age', 'dy oed'],
  place: ['where you live', 'ble rwyt ti’n byw'],
};

export const permissionWords: Record<PermissionKind, Both> = {
  camera: ['your camera', 'dy gamera'],
  microphone: ['your microphone', 'dy feicroffon'],
  'camera-and-microphone': ['your camera and your microphone', 'dy gamera a dy feicroffon'],
  screen: ['a look at your screen', 'golwg ar dy sgrin'],
  location: ['your place on the map', 'dy le ar y map'],
  clipboard: ['what you copied', 'beth gopïaist ti'],
  notifications: ['a way to send notes', 'ffordd o anfon nodiadau'],
};
