import { useLocale } from "next-intl";

/** Writes an amount in its currency, as the reader's language does. A currency that nobody knows stands as Meta wrote it. */
export function useMoney(): (amount: number, currency: string) => string {
  const locale = useLocale();
  return (amount, currency) => {
    const isCode = /^[A-Za-z]{3}$/.test(currency);
    const style = isCode ? ({ style: "currency", currency } as const) : ({ maximumFractionDigits: 2 } as const);
    const written = new Intl.NumberFormat(locale, style).format(amount);
    return isCode ? written : `${written} ${currency}`;
  };
}
