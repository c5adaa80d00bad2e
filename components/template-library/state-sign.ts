import {
  Archive,
  Ban,
  Check,
  CircleHelp,
  Clock,
  FilePenLine,
  Gauge,
  Lock,
  type LucideIcon,
  Pause,
  Scale,
  Trash2,
  X,
} from "lucide-react";
import type { TemplateState } from "./template-state";

/** How a state is drawn: its sign, and the ink of sign and word. Approved is quiet. */
export const STATE_SIGNS: Record<TemplateState, { icon: LucideIcon; ink: string }> = {
  approved: { icon: Check, ink: "[&>svg]:text-success-ink" },
  review: { icon: Clock, ink: "text-ink-2" },
  rejected: { icon: X, ink: "text-danger-ink" },
  paused: { icon: Pause, ink: "text-warn-ink" },
  disabled: { icon: Ban, ink: "text-danger-ink" },
  appeal: { icon: Scale, ink: "text-ink-2" },
  limit: { icon: Gauge, ink: "text-warn-ink" },
  locked: { icon: Lock, ink: "text-warn-ink" },
  deleting: { icon: Trash2, ink: "text-ink-3" },
  archived: { icon: Archive, ink: "text-ink-3" },
  unknown: { icon: CircleHelp, ink: "text-ink-3" },
  draft: { icon: FilePenLine, ink: "text-ink-3" },
};
