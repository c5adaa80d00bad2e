import { useTranslations } from "next-intl";
import { type FailureFacts, failureFacts } from "@/components/conversation/message/failure-advice";
import { MessageFailure } from "@/lib/contract/message";
import type { Cause } from "@/lib/contract/supervision";

/** What a cause of failures is called, in the words that the conversation tells them with. */
export type CauseWords = FailureFacts & {
  /** "WhatsApp had a fault on its side". */
  title: string;
  what: string;
  now: string;
};

/** Of many contacts at once: the words that name one speak of "the contact". */
export function useCauseWords(): (cause: Cause) => CauseWords {
  const t = useTranslations("failures");
  const tOwn = useTranslations("supervision.cause");
  const name = tOwn("contact");
  const when = tOwn("aDay");
  return (cause) => {
    const facts = causeFacts(cause);
    const what = withCapitals(t(`${facts.words}.what`, { name }));
    return { ...facts, what, title: titleOf(what), now: withCapitals(t(`${facts.words}.now`, { name, when })) };
  };
}

/** What a cause means; one of ours that this page does not know yet counts as an unknown code. */
export function causeFacts({ code, ours }: Cause): FailureFacts {
  return failureFacts({ code, ours: MessageFailure.shape.ours.safeParse(ours).data ?? null });
}

/** How a filter names a cause. */
export function causeKey({ code, ours }: Cause): string {
  return ours ?? String(code ?? "unknown");
}

/** The sentence that says why, without the one before it that says that it failed, and without its full stop. */
export function titleOf(what: string): string {
  const sentences = what.match(/[^.]+\./g) ?? [what];
  const why = sentences.length > 1 ? sentences.slice(1).join("") : what;
  return why.trim().replace(/\.$/, "");
}

/** Each sentence with a capital: a name may have been put at its beginning. */
export function withCapitals(text: string): string {
  return text.replace(/(^|[.?]\s+)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase());
}
