import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useSendKey } from "@/components/conversation/composer/use-send-key";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { isOffered } from "./commands";
import { useModKey } from "./mod-key";
import { useSingleKeys } from "./use-single-keys";

type ShortcutSheetProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Every key that does something, in the three kinds of work they are for. */
export function ShortcutSheet({ open, onOpenChange }: ShortcutSheetProps) {
  const t = useTranslations("shortcuts");
  const common = useTranslations("common");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      closeLabel={common("close")}
      className="max-w-[760px] max-md:max-w-[420px]"
    >
      <Keys />
    </Dialog>
  );
}

function Keys() {
  const t = useTranslations("shortcuts");
  const [sendKey] = useSendKey();
  const [singleKeys] = useSingleKeys();
  const modKey = useModKey();
  const sends = sendKey === "enter" ? ["↵"] : [modKey, "↵"];
  const breaks = sendKey === "enter" ? ["⇧", "↵"] : ["↵"];
  return (
    <>
      <p className="px-5 pt-4 text-ink-2">{t(singleKeys ? "where" : "off")}</p>
      <div className="grid grid-cols-3 gap-x-8 px-5 pt-4 pb-5 max-md:grid-cols-1">
        <div>
          <Group title={t("move")}>
            <Row words={t("next")} keys={["j"]} />
            <Row words={t("previous")} keys={["k"]} />
            <Row words={t("open")} keys={["↵"]} />
            {isOffered("search") && <Row words={t("search")} keys={["/"]} />}
            <Row words={t("list")} keys={["esc"]} />
          </Group>
          <Group title={t("go")}>
            <Row words={t("inbox")} keys={["g", "i"]} isSequence />
            <Row words={t("closing")} keys={["g", "c"]} isSequence />
            <Row words={t("unassigned")} keys={["g", "u"]} isSequence />
          </Group>
        </div>
        <div>
          <Group title={t("write")}>
            <Row words={t("reply")} keys={["r"]} />
            {isOffered("start") && <Row words={t("start")} keys={["n"]} />}
            <Row words={t("template")} keys={["t"]} />
            <Row words={t("quote")} keys={["q"]} />
            <Row words={t("send")} keys={sends} />
            <Row words={t("newLine")} keys={breaks} />
            <Row words={t("leave")} keys={["esc"]} />
          </Group>
        </div>
        <div>
          <Group title={t("decide")}>
            <Row words={t("assign")} keys={["a"]} />
            <Row words={t("resolve")} keys={["e"]} />
            <Row words={t("unread")} keys={["u"]} />
          </Group>
          <Group title={t("messages")}>
            <Row words={t("walk")} keys={["↑", "↓"]} />
            <Row words={t("details")} keys={["↵"]} />
          </Group>
          <Group title={t("help")}>
            <Row words={t("sheet")} keys={["?"]} />
          </Group>
        </div>
      </div>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="not-first:mt-2.5">
      <h3 className="mb-1.5 font-medium text-ink-3 text-xs">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Row({ words, keys, isSequence = false }: { words: string; keys: string[]; isSequence?: boolean }) {
  const t = useTranslations("shortcuts");
  return (
    <li className="flex min-h-7 items-center gap-3">
      {words}
      <span className="ms-auto flex shrink-0 items-center gap-[3px] text-2xs text-ink-3">
        {keys.map((key, index) => (
          <span key={key} className="flex items-center gap-[3px]">
            {isSequence && index > 0 && t("then")}
            <Kbd>{key}</Kbd>
          </span>
        ))}
      </span>
    </li>
  );
}
