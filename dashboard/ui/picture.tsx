import { useEffect, useRef } from 'preact/hooks';

/**
 * Draws picture bytes on a canvas: no object URLs to revoke, no blank between two pictures, decoded off the main
 * thread. While one is being decoded, only the newest of those that follow is kept.
 */
export const createPainter = (canvas: HTMLCanvasElement, onPainted: () => void) => {
  let next: Blob | null = null;
  let isBusy = false;
  let isStopped = false;

  const draw = (bitmap: ImageBitmap) => {
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    onPainted();
  };

  /** Also empties `next`, so that a stopped painter has nothing left to do. */
  const takeNext = () => {
    const blob = isStopped ? null : next;
    next = null;
    return blob;
  };

  const work = async () => {
    if (isBusy) return;
    isBusy = true;
    for (let blob = takeNext(); blob !== null; blob = takeNext()) {
      const bitmap = await createImageBitmap(blob).catch(() => null);
      if (isStopped) bitmap?.close();
      else if (bitmap !== null) draw(bitmap);
    }
    isBusy = false;
  };

  return {
    paint: (blob: Blob) => {
      next = blob;
      void work();
    },
    stop: () => {
      isStopped = true;
    },
  };
};

/** One still picture. */
export const StillPicture = ({ blob, label }: { blob: Blob; label: string }) => {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (ref.current === null) return undefined;
    const painter = createPainter(ref.current, () => ref.current?.setAttribute('data-painted', ''));
    painter.paint(blob);
    return painter.stop;
  }, [blob]);
  return <canvas ref={ref} role="img" aria-label={label} width={16} height={9} />;
};
