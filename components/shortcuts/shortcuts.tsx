"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useInboxRoute } from "@/components/inbox/use-inbox-route";
import { latePart } from "@/lib/client/late-part";
import { runCommand } from "./commands";
import { placeOf } from "./key-owner";
import { type Place, SEQUENCE_MS, shortcutOf } from "./shortcut-keys";
import type { ShortcutSheet } from "./shortcut-sheet";
import { useKeyOwner } from "./use-key-owner";
import { useSingleKeys } from "./use-single-keys";

const loadSheet = latePart(() => import("./shortcut-sheet"));

/** Hears the keyboard of a page: words of a reply, commands of whatever is on it, places to go, and the sheet of them all. */
export function Shortcuts() {
  const [singleKeys] = useSingleKeys();
  const [Sheet, setSheet] = useState<typeof ShortcutSheet | null>(null);
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const goTo = useGoTo();
  const owner = useKeyOwner();
  const goneAt = useRef(Number.NEGATIVE_INFINITY);

  function openSheet() {
    setIsSheetOpen(true);
    // Where it does not come, the key may be pressed again.
    loadSheet().then(
      (file) => setSheet(() => file.ShortcutSheet),
      () => setIsSheetOpen(false),
    );
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || owner.current !== "shortcuts") return;
    const isAfterGo = event.timeStamp - goneAt.current < SEQUENCE_MS;
    const shortcut = shortcutOf(event, { isAfterGo, singleKeys });
    if (event.key !== "Shift") goneAt.current = shortcut?.kind === "go" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    switch (shortcut?.kind) {
      case "command":
        if (runCommand(shortcut.command, placeOf(event.target))) event.preventDefault();
        break;
      case "place":
        event.preventDefault();
        goTo(shortcut.place);
        break;
      case "sheet":
        event.preventDefault();
        openSheet();
        break;
    }
  });

  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return Sheet && <Sheet open={isSheetOpen} onOpenChange={setIsSheetOpen} />;
}

const VIEWS = { inbox: "all", closing: "closing", unassigned: "unassigned" } as const;

/** Within the inbox a step in the browser; from another page a new page. */
function useGoTo(): (place: Place) => void {
  const router = useRouter();
  const route = useInboxRoute();
  return (place) => {
    const view = VIEWS[place];
    if (window.location.pathname.startsWith("/inbox")) route.show(view);
    else router.push(route.hrefOfView(view));
  };
}
