import { useTranslations } from "next-intl";
import { useDeferredValue, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { SearchField } from "@/components/ui/search-field";
import { useFileLibrary } from "@/lib/client/file-library";
import type { TemplateFileSlot } from "@/lib/contract/template";
import { toChosen } from "./chosen-file";
import type { ChosenFile } from "./extras-draft";
import { FileTile, FileTiles } from "./file-tiles";

const MAX_WORDS = 100;

type TeamFilesProps = { kind: TemplateFileSlot["kind"]; onChoose: (file: ChosenFile) => void };

/** What the team has uploaded, newest first, narrowed down by name. */
export function TeamFiles({ kind, onChoose }: TeamFilesProps) {
  const t = useTranslations("templates.file");
  const heading = useId();
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFileLibrary(kind, words);
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-2">
      <h3 id={heading} className="text-ink-2 text-xs">
        {t("ofTeam")}
      </h3>
      <SearchField label={t("search")} value={typed} onValue={(value) => setTyped(value.slice(0, MAX_WORDS))} />
      {error && !data && (
        <QuietState actions={<Button onClick={() => refetch()}>{t("again")}</Button>}>{t("libraryFailed")}</QuietState>
      )}
      {!error && !data && <p className="text-ink-3 text-sm">{t("loading")}</p>}
      <p role="status" className="text-ink-3 text-sm empty:hidden">
        {data?.length === 0 ? t(words === "" ? "noneOfTeam" : "noneNamed") : null}
      </p>
      {data && data.length > 0 && (
        <FileTiles>
          {data.map((file) => (
            <FileTile key={file.id} kind={kind} file={toChosen(kind, file)} name={file.fileName} onChoose={onChoose} />
          ))}
        </FileTiles>
      )}
      {hasNextPage && (
        <Button
          variant="quiet"
          aria-disabled={isFetchingNextPage}
          onClick={() => !isFetchingNextPage && fetchNextPage()}
          className="self-center"
        >
          {t("more")}
        </Button>
      )}
    </section>
  );
}
