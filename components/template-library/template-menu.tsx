"use client";

import { ChartNoAxesColumn, Ellipsis, FilePenLine, ScrollText, Trash2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { LibraryTemplate } from "@/lib/contract/template-library";
import { DeleteDialog } from "./delete-dialog";
import type { RowContext } from "./row-context";
import { designHref } from "./template-links";

type TemplateMenuProps = { template: LibraryTemplate; context: RowContext };

/** What else can be done with a template. */
export function TemplateMenu({ template, context }: TemplateMenuProps) {
  const t = useTranslations("library.menu");
  const router = useRouter();
  const [deleting, setDeleting] = useState<"draft" | "template" | null>(null);
  const isAtMeta = template.languages.length > 0;
  const hasFigures = context.seesMessages && isAtMeta;
  if (!context.isAdmin && !hasFigures) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={t("of", { name: template.name })} tooltip="none" size="small">
            <Ellipsis />
          </IconButton>
        }
      >
        {context.isAdmin && (
          <MenuItem onClick={() => router.push(designHref(template))}>
            <FilePenLine aria-hidden="true" />
            {t("edit")}
          </MenuItem>
        )}
        {hasFigures && (
          <MenuItem onClick={() => context.onFigures(template)}>
            <ChartNoAxesColumn aria-hidden="true" />
            {t("figures")}
          </MenuItem>
        )}
        {context.isAdmin && (
          <>
            <MenuItem onClick={() => router.push(`/settings/audit?${new URLSearchParams({ q: template.name })}`)}>
              <ScrollText aria-hidden="true" />
              {t("history")}
            </MenuItem>
            <MenuSeparator />
            {template.draft && (
              <MenuItem onClick={() => setDeleting("draft")}>
                <Undo2 aria-hidden="true" />
                {t("discard")}
              </MenuItem>
            )}
            {isAtMeta && (
              <MenuItem onClick={() => setDeleting("template")}>
                <Trash2 aria-hidden="true" />
                {t("delete")}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      {deleting && (
        <DeleteDialog template={template} language={null} isDraft={deleting === "draft"} onClose={() => setDeleting(null)} />
      )}
    </>
  );
}
