import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import { send } from "@/lib/client/api";

/** The way out. The page that follows knows nothing of what this one showed. */
export function useSignOut(): () => void {
  const t = useTranslations("inbox.account");
  return () => {
    send("DELETE", "/api/session").then(
      () => window.location.assign("/sign-in"),
      () => toast.error(t("signOutFailed")),
    );
  };
}
