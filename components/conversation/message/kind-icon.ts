import {
  CircleHelp,
  Contact,
  FileText,
  Image as ImageIcon,
  Info,
  type LucideIcon,
  MapPin,
  Mic,
  MousePointerClick,
  Music,
  Phone,
  ShoppingBag,
  Sticker,
  Video,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  image: ImageIcon,
  video: Video,
  audio: Music,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  interactive: MousePointerClick,
  button: MousePointerClick,
  order: ShoppingBag,
  call: Phone,
  system: Info,
  unsupported: CircleHelp,
};

/** The small sign before a line about a message that is more than words; none for words. */
export function kindIcon(kind: string): LucideIcon | undefined {
  return ICONS[kind];
}
