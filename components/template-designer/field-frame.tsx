import { TriangleAlert } from "lucide-react";
import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { useFieldFindings } from "./designer-context";
import { useFindingWords } from "./use-finding-words";

/** From this share of its room on, a text's counter is amber. */
const NEARLY_FULL = 0.9;

type FieldFrameProps = {
  id: string;
  language: string | null;
  field: string;
  label: string;
  /** At the right of the label: how much room is taken. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A labelled part of a template, with what is wrong with it underneath. Its control is described by `${id}-errors`. */
export function FieldFrame({ id, language, field, label, aside, children }: FieldFrameProps) {
  return (
    <div className="mt-2.5 min-w-0 first:mt-0">
      <div className="mb-1 flex items-baseline gap-2 text-xs">
        <label htmlFor={id} className="min-w-0 truncate font-medium text-ink-2">
          {label}
        </label>
        {aside && <span className="ms-auto shrink-0 text-ink-3 tabular-nums">{aside}</span>}
      </div>
      {children}
      <FieldErrors id={id} language={language} field={field} />
    </div>
  );
}

/** What Meta would refuse in a field, read out with it. */
export function FieldErrors({ id, language, field }: { id: string; language: string | null; field: string }) {
  const words = useFindingWords();
  const errors = useFieldFindings(language, field).filter(({ severity }) => severity === "error");
  return (
    <div id={`${id}-errors`} className="empty:hidden">
      {errors.slice(0, 3).map((finding, index) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: findings of one field keep their order.
          key={index}
          className="mt-1 flex gap-1.5 text-danger-ink text-xs"
        >
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-3 shrink-0" strokeWidth={2} />
          <span className="min-w-0 [overflow-wrap:anywhere]">{words(finding)}</span>
        </p>
      ))}
    </div>
  );
}

/** "182 / 1,024": amber when nearly full, red beyond. */
export function Counter({ length, max }: { length: number; max: number }) {
  const format = useFormatter();
  const ink = inkOf(length, max);
  return (
    <span dir="ltr" className={ink}>
      {format.number(length)} / {format.number(max)}
    </span>
  );
}

function inkOf(length: number, max: number): string {
  if (length > max) return "font-medium text-danger-ink";
  return length >= max * NEARLY_FULL ? "text-warn-ink" : "";
}
