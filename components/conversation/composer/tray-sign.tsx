import { Contact, MapPin, MessageSquareReply, Mic, Play } from "lucide-react";
import { DocumentIcon } from "@/components/media/document-icon";
import { pathsOf } from "@/lib/client/reply-parts";
import type { TrayItem } from "@/lib/client/tray-item";

const ICONS = { location: MapPin, contacts: Contact, interactive: MessageSquareReply } as const;

/** A thing in the tray on sight: its picture, or a sign of what it is. Its name stands beside it. */
export function TraySign({ item }: { item: TrayItem }) {
  const picture = pictureOf(item);
  const isVideo = item.state === "ready" && item.part.kind === "media" && item.part.as === "video";
  return (
    <span className="relative grid size-10 shrink-0 place-items-center overflow-hidden rounded-sm bg-sunken text-ink-2 [&_svg]:size-[18px]">
      {/* biome-ignore lint/performance/noImgElement: an upload has no size that is known beforehand. */}
      {picture ? <img src={picture} alt="" className="size-full object-cover" /> : <Sign item={item} />}
      {picture && isVideo && <Play aria-hidden="true" className="absolute fill-current" strokeWidth={1.75} />}
    </span>
  );
}

function Sign({ item }: { item: TrayItem }) {
  if (item.state !== "ready") return <DocumentIcon fileName={item.fileName} mimeType={item.mimeType} />;
  const { part } = item;
  if (part.kind === "media") {
    if (part.isVoice) return <Mic aria-hidden="true" strokeWidth={1.75} />;
    return <DocumentIcon fileName={part.file.fileName} mimeType={part.file.mimeType} />;
  }
  const Icon = ICONS[part.kind];
  return <Icon aria-hidden="true" strokeWidth={1.75} />;
}

function pictureOf(item: TrayItem): string | null {
  if (item.state !== "ready") return item.previewUrl;
  return item.part.kind === "media" ? pathsOf(item.part.file.id, item.part.file).thumbnailUrl : null;
}
