import { isVideoCodec, videoCodecStrings } from '#shared/screen/video-codec.ts';
import type { Frame } from '../state/frames.ts';
import { drawWhole, type FramePainter, type FramePainterParts } from './frame-painter.ts';

/** Draws the frames of a video by the browser's own decoder, one for each screen. */
export const createVideoPainter = ({
  canvas,
  onPainted,
  onBroken,
  onUnsupported,
}: FramePainterParts): FramePainter => {
  let isUnsupported = !('VideoDecoder' in globalThis);
  let decoder: VideoDecoder | null = null;
  let writtenAs = '';
  let count = 0;

  const close = () => {
    if (decoder !== null && decoder.state !== 'closed') decoder.close();
    decoder = null;
  };

  const paint = (picture: VideoFrame) => {
    drawWhole(canvas, picture, picture.displayWidth, picture.displayHeight);
    picture.close();
    onPainted();
  };

  const failed = (error: DOMException) => {
    decoder = null;
    // Another key would be of no more use here.
    if (error.name === 'NotSupportedError') isUnsupported = true;
    if (isUnsupported) onUnsupported();
    else onBroken();
  };

  /** Only a key begins a video, or goes on with it in another size. */
  const begin = ({ head: { codec, width, height } }: Frame) => {
    const writing = `${codec} ${width} ${height}`;
    if (decoder !== null && writing === writtenAs) return;
    close();
    writtenAs = writing;
    if (!isVideoCodec(codec)) return;
    decoder = new VideoDecoder({ output: paint, error: failed });
    decoder.configure({ codec: videoCodecStrings[codec], optimizeForLatency: true });
  };

  return {
    take: (frame) => {
      if (isUnsupported) return onUnsupported();
      const { isKey } = frame.head;
      if (isKey) begin(frame);
      if (decoder?.state !== 'configured') return onBroken();
      decoder.decode(
        new EncodedVideoChunk({
          type: isKey ? 'key' : 'delta',
          timestamp: count++ * 1_000_000,
          data: frame.bytes,
        }),
      );
    },
    stop: close,
  };
};
