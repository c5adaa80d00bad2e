"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import { LIST_WIDTH } from "./list-width";

const STEP_PX = 8;

type ListResizerProps = { width: number; onWidth: (width: number) => void };

/** The edge between list and conversation: drawn, keyed or double-clicked to another width. From wide tablets up. */
export function ListResizer({ width, onWidth }: ListResizerProps) {
  const t = useTranslations("inbox");

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove({ currentTarget, pointerId, clientX }: PointerEvent<HTMLElement>) {
    if (!currentTarget.hasPointerCapture(pointerId)) return;
    const list = currentTarget.parentElement?.getBoundingClientRect();
    if (list) onWidth(getComputedStyle(currentTarget).direction === "rtl" ? list.right - clientX : clientX - list.left);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") onWidth(width + (event.key === forward ? STEP_PX : -STEP_PX));
    else if (event.key === "Home") onWidth(LIST_WIDTH.least);
    else if (event.key === "End") onWidth(LIST_WIDTH.most);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be a separator that moves.
    <div
      role="separator"
      tabIndex={0}
      aria-label={t("resize")}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={LIST_WIDTH.least}
      aria-valuemax={LIST_WIDTH.most}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onWidth(LIST_WIDTH.usual)}
      onKeyDown={onKeyDown}
      className="absolute inset-y-0 -end-1 z-bar w-2 cursor-col-resize touch-none transition-colors after:absolute after:inset-y-0 after:start-[3px] after:w-0.5 hover:after:bg-accent-line focus-visible:outline-none focus-visible:after:bg-focus active:after:bg-accent max-lg:hidden"
    />
  );
}
