import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { TemplateFigures } from "@/lib/contract/template-library";
import { shareOf } from "./figures";

type FigureCellsProps = {
  name: string;
  /** Null = not known yet. */
  figures: Pick<TemplateFigures, "total" | "read" | "replied"> | null;
  /** Where the messages are that the number counts; null where they cannot be told apart. */
  href: string | null;
};

/** What was sent from a template, and which share was read and answered. */
export function FigureCells({ name, figures, href }: FigureCellsProps) {
  const format = useFormatter();
  return (
    <>
      <td className="px-2 text-end tabular-nums @max-[767px]:hidden">
        {figures ? <Total name={name} total={figures.total} href={href} /> : <Unknown />}
      </td>
      {figures
        ? [
            { key: "read", share: shareOf(figures.read, figures) },
            { key: "replied", share: shareOf(figures.replied, figures) },
          ].map(({ key, share }) => (
            <td key={key} className="px-2 text-end text-ink-2 tabular-nums @max-[1222px]:hidden">
              {share === null ? "–" : format.number(share, { style: "percent" })}
            </td>
          ))
        : ["read", "replied"].map((key) => (
            <td key={key} className="px-2 text-end @max-[1222px]:hidden">
              <Unknown />
            </td>
          ))}
    </>
  );
}

function Total({ name, total, href }: { name: string; total: number; href: string | null }) {
  const t = useTranslations("library");
  const format = useFormatter();
  if (total === 0) return <span className="text-ink-3">0</span>;
  if (href === null) return <span className="font-semibold">{format.number(total)}</span>;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={t("sentOf", { name, count: total })}
      className="font-semibold underline decoration-control-line decoration-dotted underline-offset-4 hover:text-accent-ink hover:decoration-solid"
    >
      {format.number(total)}
    </Link>
  );
}

function Unknown() {
  return <span className="text-ink-3">…</span>;
}
