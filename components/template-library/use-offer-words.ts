import { useFormatter, useTranslations } from "next-intl";
import { AgentRole } from "@/lib/contract/agent";
import type { TemplateLibrary, TemplateOfferView } from "@/lib/contract/template-library";

type Places = Pick<TemplateLibrary, "teams" | "accounts">;

/** Says who may send a template: which people, and as which teams on which numbers. */
export function useOfferWords({ teams, accounts }: Places): (offer: TemplateOfferView) => { who: string; where: string } {
  const t = useTranslations("library.offer");
  const format = useFormatter();
  const numbers = accounts.flatMap(({ numbers: ofAccount }) => ofAccount);

  return ({ roles, everyTeam, teamIds, everyNumber, numberIds }) => {
    const everyone = everyTeam && AgentRole.options.every((role) => roles.includes(role));
    const ordered = AgentRole.options.filter((role) => roles.includes(role));
    const onNumbers = format.list(namesOf(numbers, numberIds));
    const ofTeams = format.list(namesOf(teams, teamIds));
    return {
      who: everyone ? t("everyone") : capitalized(format.list(ordered.map((role) => t(`roles.${role}`))) || t("nobody")),
      where: placeWords(),
    };

    function placeWords(): string {
      if (everyTeam) return everyNumber ? t("allNumbers") : onNumbers || t("noNumber");
      const who = ofTeams || t("noTeam");
      return everyNumber ? who : t("teamsOn", { teams: who, numbers: onNumbers || t("noNumber") });
    }
  };
}

function namesOf(all: readonly { id: string; name: string }[], ids: readonly string[]): string[] {
  return all.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
