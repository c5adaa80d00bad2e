import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";

/** Says why a change was not made: the server's words, or that it did not answer. */
export function useRefused(): (error: unknown) => void {
  const t = useTranslations("people.people");
  return (error) => {
    toast.error(t("notSaved", { reason: error instanceof ApiError ? error.message : t("away") }));
  };
}
