"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useCategoryName } from "@/components/templates/category-name";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { useChangeRule } from "@/lib/client/template-library";
import { AgentRole } from "@/lib/contract/agent";
import type { CategoryRule } from "@/lib/contract/template-library";
import { CheckLine } from "./check-set";
import { toggled } from "./offer";

/** What happens with templates that appear after a sync, in a sentence, and the way to change it. */
export function RuleLine({ rules }: { rules: readonly CategoryRule[] }) {
  const t = useTranslations("library.rule");
  const format = useFormatter();
  const nameOf = useCategoryName();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const listed = (isOffered: boolean) =>
    format.list(
      rules
        .filter(({ offerAfterSync, roles }) => (offerAfterSync && roles.length > 0) === isOffered)
        .map(({ category }) => nameOf(category).toLocaleLowerCase()),
    );
  const [offered, kept] = [listed(true), listed(false)];
  return (
    <p className="text-ink-3 text-xs">
      {offered && kept && t("both", { offered, kept })}
      {offered && !kept && t("all")}
      {!offered && t("none")}{" "}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        className="font-medium text-link hover:underline pointer-coarse:min-h-11"
      >
        {t("change")}
      </button>
      {anchor && <RulePopover anchor={anchor} rules={rules} onClose={() => setAnchor(null)} />}
    </p>
  );
}

type RulePopoverProps = { anchor: Element; rules: readonly CategoryRule[]; onClose: () => void };

function RulePopover({ anchor, rules, onClose }: RulePopoverProps) {
  const t = useTranslations("library.rule");
  return (
    <Popover anchor={anchor} onClose={onClose} label={t("title")} side="bottom" className="w-[min(348px,calc(100vw-16px))]">
      <header className="flex items-center border-line border-b py-1.5 ps-3.5 pe-2">
        <h2 className="flex-1 font-semibold">{t("title")}</h2>
        <IconButton label={t("close")} tooltip="none" size="small" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      {rules.map((rule) => (
        <RuleChoice key={rule.category} rule={rule} />
      ))}
      <p className="border-line border-t px-3.5 py-2.5 text-ink-3 text-xs">{t("hint")}</p>
    </Popover>
  );
}

function RuleChoice({ rule }: { rule: CategoryRule }) {
  const t = useTranslations("library.rule");
  const tRole = useTranslations("library.offer.rolesTitle");
  const nameOf = useCategoryName();
  const { mutate, isPending, variables } = useChangeRule();
  // What was chosen shows at once; when the server refuses, what it has comes back.
  const { offerAfterSync, roles } = isPending ? variables : rule;

  function save(change: Partial<Pick<CategoryRule, "offerAfterSync" | "roles">>) {
    mutate({ category: rule.category, offerAfterSync, roles, ...change }, { onError: () => toast.error(t("notSaved")) });
  }

  // What costs most is never offered by a sync.
  if (rule.category === "MARKETING") {
    return (
      <section className="border-line px-3.5 py-4 not-first:border-t" aria-label={nameOf(rule.category)}>
        <p className="font-medium">{nameOf(rule.category)}</p>
        <p className="text-ink-2">{t("byHand")}</p>
      </section>
    );
  }
  return (
    <section className="border-line px-3.5 py-2 not-first:border-t" aria-label={nameOf(rule.category)}>
      <Switch
        label={nameOf(rule.category)}
        hint={t("offerNew")}
        checked={offerAfterSync}
        onChange={(isOn) =>
          save({ offerAfterSync: isOn, ...(isOn && roles.length === 0 ? { roles: [...AgentRole.options] } : {}) })
        }
      />
      {offerAfterSync && (
        <div className="flex flex-wrap gap-x-4">
          {AgentRole.options.map((role) => (
            <CheckLine
              key={role}
              label={tRole(role)}
              checked={roles.includes(role)}
              onChange={(isIn) => save({ roles: toggled(roles, role, isIn) })}
            />
          ))}
        </div>
      )}
    </section>
  );
}
