import {
  File,
  FileArchive,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
  Presentation,
} from "lucide-react";
import { type DocumentKind, documentKind } from "./file-type";

const ICONS: Record<DocumentKind, LucideIcon> = {
  pdf: FileText,
  text: FileText,
  sheet: FileSpreadsheet,
  slides: Presentation,
  archive: FileArchive,
  image: FileImage,
  video: FileVideo,
  audio: FileMusic,
  other: File,
};

/** The sign of a document by what it is. Decoration: its name stands beside it. */
export function DocumentIcon({ fileName, mimeType }: { fileName: string | null; mimeType: string | null }) {
  const Icon = ICONS[documentKind(fileName, mimeType)];
  return <Icon aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />;
}
