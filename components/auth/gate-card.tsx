import type { ReactNode } from "react";
import { Mark } from "./mark";

/** The one card of a page for people who are not signed in. */
export function GateCard(props: { title: string; lead: ReactNode; wide?: boolean; children: ReactNode }) {
  const width = props.wide ? "max-w-[460px]" : "max-w-[384px]";
  return (
    <div className={`w-full rounded-lg bg-surface p-6 shadow-md sm:p-8 ${width}`}>
      <Mark />
      <h1 className="mt-3.5 mb-1 font-semibold text-2xl text-ink tracking-[-0.02em]">{props.title}</h1>
      <p className="text-ink-2 text-sm">{props.lead}</p>
      {props.children}
    </div>
  );
}
