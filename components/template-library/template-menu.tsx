"use client";

import { ChartNoAxesColumn, Ellipsis, FilePenLine, ScrollText, Trash2 } from "lucide-react";
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
  const [isDeleting, setIsDeleting] = useState(false);
  const hasFigures = context.seesMessages && template.languages.length > 0;
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
            <MenuItem onClick={() => setIsDeleting(true)}>
              <Trash2 aria-hidden="true" />
              {t(template.languages.length > 0 ? "delete" : "discard")}
            </MenuItem>
          </>
        )}
      </Menu>
      {isDeleting && <DeleteDialog template={template} language={null} onClose={() => setIsDeleting(false)} />}
    </>
  );
}
