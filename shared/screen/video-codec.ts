import type { FrameCodec } from './frame.ts';

export type VideoCodec = Extract<FrameCodec, 'av1' | 'vp9'>;

/** As WebCodecs names them: main profile, 8 bits, at a level that every screen of a school fits. */
export const videoCodecStrings: Readonly<Record<VideoCodec, string>> = {
  av1: 'av01.0.12M.08',
  vp9: 'vp09.00.51.08',
};

export const isVideoCodec = (codec: FrameCodec): codec is VideoCodec => codec in videoCodecStrings;
