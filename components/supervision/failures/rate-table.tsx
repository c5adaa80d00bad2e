import { useFormatter, useTranslations } from "next-intl";
import type { FailureRow, MessageFilter } from "@/lib/contract/supervision";
import { useShare } from "../frame/duration";
import { Figure } from "../frame/figure";
import { messagesHref } from "../frame/figure-links";

/** From this share on a rate is worth a look. */
const WORRYING = 0.1;

type RateTableProps = {
  of: "template" | "number" | "agent";
  rows: readonly FailureRow[];
  filterOf: (key: string | null) => MessageFilter;
};

/** How many of what went out failed, by one thing. By how many failed: it says where to look, not who is to blame. */
export function RateTable({ of, rows, filterOf }: RateTableProps) {
  const t = useTranslations("supervision.failures.rates");
  const format = useFormatter();
  const share = useShare();
  return (
    <section
      aria-labelledby={`rates-${of}`}
      className="min-w-0 border-line border-s first:border-s-0 max-[959px]:border-s-0 max-[959px]:border-t"
    >
      <h2 id={`rates-${of}`} className="flex h-10 items-center px-5 font-semibold max-md:px-4">
        {t(`${of}.title`)}
      </h2>
      <table className="w-full border-collapse tabular-nums">
        <thead>
          <tr className="h-[30px] border-line border-b text-2xs text-ink-3 [&_th]:px-1.5 [&_th]:font-medium">
            <th scope="col" className="!ps-5 text-start max-md:!ps-4">
              {t(`${of}.head`)}
            </th>
            <th scope="col" className="text-end">
              {t("sent")}
            </th>
            <th scope="col" className="text-end">
              {t("failed")}
            </th>
            <th scope="col" className="!pe-5 text-end max-md:!pe-4">
              {t("rate")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, total, failed }) => (
            <tr key={key ?? ""} className="h-[31px] hover:bg-hover pointer-coarse:h-11">
              <th scope="row" className="max-w-0 truncate ps-5 pe-1.5 text-start font-normal max-md:ps-4">
                {key === null && of !== "number" ? (
                  <span className="text-ink-2">{t(`${of}.none`)}</span>
                ) : (
                  <bdi>{label ?? key}</bdi>
                )}
              </th>
              <td className="px-1.5 text-end text-ink-2">{format.number(total)}</td>
              <td className="px-1.5 text-end font-medium">
                <Figure count={failed} href={messagesHref({ ...filterOf(key), bucket: "failed" }, failed)} />
              </td>
              <td
                className={`ps-1.5 pe-5 text-end max-md:pe-4 ${failed / Math.max(1, total) >= WORRYING ? "font-semibold text-danger-ink" : "text-ink-2"}`}
              >
                {share(failed, total)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
