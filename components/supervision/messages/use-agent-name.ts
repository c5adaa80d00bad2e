import { useTranslations } from "next-intl";
import { useAgents } from "@/lib/client/queries";

/** What a filter's agent is called: by name, or nobody, or what went out by itself. */
export function useAgentName(): (id: string) => string {
  const t = useTranslations("supervision");
  const { data: agents = [] } = useAgents();
  return (id) => {
    if (id === "automatic") return t("scope.automatic");
    if (id === "nobody") return t("conversations.nobody");
    return agents.find((agent) => agent.id === id)?.name ?? t("messages.someAgent");
  };
}
