import { type ReactNode, useState } from "react";

type PictureProps = {
  src: string;
  /** "" where the words beside it say the same. */
  alt: string;
  /** What stands there when the browser cannot read the file. */
  fallback: ReactNode;
  className?: string;
};

/** A picture of a message. The server has made it small already, and gives it only to those who may see it. */
export function Picture({ src, alt, fallback, className }: PictureProps) {
  const [brokenSrc, setBrokenSrc] = useState<string | null>(null);
  if (brokenSrc === src) return fallback;
  return (
    // biome-ignore lint/performance/noImgElement: an optimizer between would need the reader's session.
    <img
      src={src}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setBrokenSrc(src)}
      className={className}
    />
  );
}
