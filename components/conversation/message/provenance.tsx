import { EarOff, Forward, Smartphone, Waypoints } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageView } from "@/lib/contract/message";
import { ReferralBlock } from "./bodies/referral-block";
import { KindLine } from "./kind-line";

const SOURCES = {
  phone: { Icon: Smartphone, words: "sentFromPhone" },
  partner: { Icon: Waypoints, words: "sentByPartner" },
  standby: { Icon: EarOff, words: "standby" },
} as const;

/** Over a message: who wrote it in a group, and how it came if not in the usual way. */
export function Provenance({ message, startsRun }: { message: MessageView; startsRun: boolean }) {
  const t = useTranslations("bubble");
  const { author, direction, source, forwarded, forwardedOften, referral } = message;
  const known = source && SOURCES[source];
  return (
    <>
      {author && direction === "inbound" && startsRun && (
        <bdi className="block truncate font-semibold text-accent-ink text-xs">{author.name}</bdi>
      )}
      {known && <KindLine icon={known.Icon}>{t(known.words)}</KindLine>}
      {forwarded && <KindLine icon={Forward}>{t(forwardedOften ? "forwardedOften" : "forwarded")}</KindLine>}
      {referral && <ReferralBlock referral={referral} />}
    </>
  );
}
