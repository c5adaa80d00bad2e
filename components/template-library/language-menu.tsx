"use client";

import { Ellipsis, FilePenLine, Play, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { useUnpauseTemplate } from "@/lib/client/template-library";
import type { LibraryLanguage, LibraryTemplate } from "@/lib/contract/template-library";
import { DeleteDialog } from "./delete-dialog";
import { languageName } from "./language-name";
import { designHref } from "./template-links";
import { stateOf } from "./template-state";

type LanguageMenuProps = { template: LibraryTemplate; language: LibraryLanguage };

/** What can be done with one language of a template. */
export function LanguageMenu({ template, language }: LanguageMenuProps) {
  const t = useTranslations("library.menu");
  const router = useRouter();
  const [isDeleting, setIsDeleting] = useState(false);
  const { mutate: unpause } = useUnpauseTemplate();
  const label = languageName(language.language);

  function runAgain() {
    unpause(
      { wabaId: template.wabaId, name: template.name, language: language.language },
      {
        onSuccess: () => toast(t("runs", { name: template.name, language: label })),
        onError: (error) => toast.error(t("refused", { reason: error instanceof ApiError ? error.message : t("noAnswer") })),
      },
    );
  }

  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={t("of", { name: `${template.name}, ${label}` })} tooltip="none" size="small">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem onClick={() => router.push(designHref(template, language.language))}>
          <FilePenLine aria-hidden="true" />
          {t("edit")}
        </MenuItem>
        {stateOf(language.status) === "paused" && (
          <MenuItem onClick={runAgain}>
            <Play aria-hidden="true" />
            {t("unpause")}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem onClick={() => setIsDeleting(true)}>
          <Trash2 aria-hidden="true" />
          {t("deleteLanguage")}
        </MenuItem>
      </Menu>
      {isDeleting && (
        <DeleteDialog template={template} language={language} isDraft={false} onClose={() => setIsDeleting(false)} />
      )}
    </>
  );
}
