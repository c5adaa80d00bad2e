"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { PANEL_COOKIE, type PanelKind, remember, SANDBOX_NOTE_COOKIE, type ShellMemory } from "./shell-memory";
import { useMedia } from "./use-media";

/** From here up a panel stands beside the thread; below it lies over it, and on a phone it is a page of its own. */
const DOCKS = "(width >= 80rem)";

export type Shell = Omit<ShellMemory, "panel"> & {
  /** The build that this page came from. */
  build: string;
  /** The panel that is on screen, or would be if there were room. */
  panel: PanelKind | null;
  /** Whether somebody asked for the panel on this page: only then may it lie over the thread. */
  isPanelAsked: boolean;
  isPanelShown: (kind: PanelKind) => boolean;
  togglePanel: (kind: PanelKind) => void;
  closePanel: () => void;
  foldSandboxNote: () => void;
};

const ShellContext = createContext<Shell | null>(null);

/** Holds what goes on around every page: the panel beside the thread, and the sandbox's notice. */
export function ShellProvider({ memory, build, children }: { memory: ShellMemory; build: string; children: ReactNode }) {
  const docks = useMedia(DOCKS);
  const [panel, setPanel] = useState(memory.panel);
  const [isPanelAsked, setIsPanelAsked] = useState(false);
  const [isSandboxNoteFolded, setIsSandboxNoteFolded] = useState(memory.isSandboxNoteFolded);
  const { phoneUrl } = memory;

  const shell = useMemo<Shell>(() => {
    const isPanelShown = (kind: PanelKind) => panel === kind && (docks || isPanelAsked);
    const show = (next: PanelKind | null) => {
      setPanel(next);
      setIsPanelAsked(next !== null);
      remember(PANEL_COOKIE, next ?? "none");
    };
    return {
      build,
      phoneUrl,
      panel: panel === "phone" && phoneUrl === null ? null : panel,
      isPanelAsked,
      isPanelShown,
      togglePanel: (kind) => show(isPanelShown(kind) ? null : kind),
      closePanel: () => show(null),
      isSandboxNoteFolded,
      foldSandboxNote: () => {
        setIsSandboxNoteFolded(true);
        remember(SANDBOX_NOTE_COOKIE, "folded");
      },
    };
  }, [docks, panel, isPanelAsked, isSandboxNoteFolded, phoneUrl, build]);

  return <ShellContext value={shell}>{children}</ShellContext>;
}

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error("The shell is used outside of its provider.");
  return shell;
}
