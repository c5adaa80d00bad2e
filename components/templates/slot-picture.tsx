import { FileText, Image as ImageIcon, Video } from "lucide-react";
import { DocumentIcon } from "@/components/media/document-icon";
import { VideoPoster } from "@/components/media/video-poster";
import type { TemplateFileSlot } from "@/lib/contract/template";
import type { ChosenFile } from "./extras-draft";

const SIGNS = { image: ImageIcon, video: Video, document: FileText } as const;

/** What a chosen file looks like, filling what it stands in; its sign while there is none. Decoration: its name stands beside it. */
export function SlotPicture({ kind, file }: { kind: TemplateFileSlot["kind"]; file: ChosenFile | undefined }) {
  const Sign = SIGNS[kind];
  if (!file) return <Sign aria-hidden="true" className="size-5" strokeWidth={1.5} />;
  const { thumbnailUrl, url, fileName, file: facts } = file.attachment;
  if (kind === "document") return <DocumentIcon fileName={fileName} mimeType={facts?.mimeType ?? null} />;
  if (kind === "video" && thumbnailUrl === null && url !== null) return <VideoPoster url={url} />;
  const source = thumbnailUrl ?? url;
  if (source === null) return <Sign aria-hidden="true" className="size-5" strokeWidth={1.5} />;
  // biome-ignore lint/performance/noImgElement: an optimizer between would need the reader's session.
  return <img src={source} alt="" className="size-full object-cover" />;
}
