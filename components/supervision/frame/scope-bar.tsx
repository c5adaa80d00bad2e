import { ChevronDown, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import { useAgents, useNumbers } from "@/lib/client/queries";
import { useTeams } from "@/lib/client/supervision";
import { PERIOD_NAMES, type PeriodName } from "./period";
import type { ScopeState } from "./use-scope";

/** Whose figures: which menus a page has. */
export type ScopeChoice = "numberId" | "teamId" | "agentId";

type ScopeBarProps = Pick<ScopeState, "scope" | "change"> & {
  choices: readonly ScopeChoice[];
  /** Null: none of the named ones, the address names instants. */
  period?: PeriodName | null;
  hasPeriod: boolean;
};

const ALL = "all";

/** The period and whose: all in sight on a wide screen, in one menu on a narrow one. */
export function ScopeBar({ scope, change, choices, period = scope.period, hasPeriod }: ScopeBarProps) {
  const t = useTranslations("supervision.scope");
  const groups = useChoices(choices);
  const periods = PERIOD_NAMES.map((value) => ({ value, label: t(`period.${value}`) }));
  const setPeriod = (value: PeriodName) => change({ period: value });
  const choose = (key: ScopeChoice, value: string) => change({ [key]: value === ALL ? null : value });
  return (
    <>
      <div className="flex items-center gap-2.5 max-[1159px]:hidden">
        {hasPeriod && (
          <Segmented<PeriodName | "">
            label={t("period.label")}
            value={period ?? ""}
            options={periods}
            onChange={(value) => value !== "" && setPeriod(value)}
          />
        )}
        {groups.map(({ key, label, options }) => (
          <Menu
            key={key}
            align="end"
            trigger={
              <Button size="small" className="max-w-40" aria-label={`${label}: ${nameOf(options, scope[key])}`}>
                <span className="truncate">{nameOf(options, scope[key])}</span>
                <ChevronDown aria-hidden="true" className="size-3 shrink-0" strokeWidth={1.75} />
              </Button>
            }
          >
            <MenuChoice label={label} value={scope[key] ?? ALL} onChange={(value) => choose(key, value)} options={options} />
          </Menu>
        ))}
      </div>
      <span className="min-[1160px]:hidden">
        <Menu
          align="end"
          trigger={
            <IconButton label={t("button")}>
              <SlidersHorizontal />
            </IconButton>
          }
        >
          {hasPeriod && <MenuChoice label={t("period.label")} value={period} onChange={setPeriod} options={periods} />}
          {groups.map(({ key, label, options }) => (
            <MenuChoice
              key={key}
              label={label}
              value={scope[key] ?? ALL}
              onChange={(value) => choose(key, value)}
              options={options}
            />
          ))}
        </Menu>
      </span>
    </>
  );
}

type Option = { value: string; label: string };

function useChoices(wanted: readonly ScopeChoice[]): { key: ScopeChoice; label: string; options: Option[] }[] {
  const t = useTranslations("supervision.scope");
  const { data: numbers = [] } = useNumbers();
  const { data: teams = [] } = useTeams();
  const { data: agents = [] } = useAgents({ enabled: wanted.includes("agentId") });
  const named = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  const all: Record<ScopeChoice, { label: string; options: Option[] }> = {
    numberId: { label: t("number"), options: [{ value: ALL, label: t("allNumbers") }, ...named(numbers)] },
    teamId: { label: t("team"), options: [{ value: ALL, label: t("allTeams") }, ...named(teams)] },
    agentId: {
      label: t("agent"),
      options: [{ value: ALL, label: t("allAgents") }, ...named(agents), { value: "automatic", label: t("automatic") }],
    },
  };
  return wanted.map((key) => ({ key, ...all[key] }));
}

function nameOf(options: readonly Option[], value: string | null): string {
  return options.find((option) => option.value === (value ?? ALL))?.label ?? options[0]?.label ?? "";
}
