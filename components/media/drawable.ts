import type { AttachmentView } from "@/lib/contract/attachment";

/** Whether a photo, a sticker or a video that is here can be shown: the server could read the picture, or it is a video by its bytes. */
export function isDrawable({ kind, state, url, thumbnailUrl, file }: AttachmentView): boolean {
  if (state !== "ready" || url === null) return false;
  if (kind === "video") return file?.mimeType.startsWith("video/") ?? false;
  return (kind === "image" || kind === "sticker") && thumbnailUrl !== null;
}

/** Whether one is here and cannot be shown, so that it stands as the file that it is. */
export function isUndrawable(attachment: AttachmentView): boolean {
  const { kind, state, url } = attachment;
  return kind !== "audio" && kind !== "document" && state === "ready" && url !== null && !isDrawable(attachment);
}
