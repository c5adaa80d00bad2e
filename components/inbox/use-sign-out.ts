import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import { send } from "@/lib/client/api";
import { forgetDrafts } from "@/lib/client/draft-memory";
import { saveDrafts } from "@/lib/client/draft-resumption";

/** The way out. The page that follows knows nothing of what this one showed, and what was written is on the server. */
export function useSignOut(): () => void {
  const t = useTranslations("inbox.account");
  const client = useQueryClient();

  async function signOut() {
    await saveDrafts(client);
    await send("DELETE", "/api/session");
    forgetDrafts();
    window.location.assign("/sign-in");
  }

  return () => {
    signOut().catch(() => toast.error(t("signOutFailed")));
  };
}
