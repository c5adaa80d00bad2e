import { Images, Upload, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFileSize } from "@/components/media/use-file-size";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { TemplateFileSlot } from "@/lib/contract/template";
import type { ChosenFile } from "./extras-draft";
import { FileLibrary } from "./file-library";
import type { FieldProblem } from "./form-problems";
import { FormRow } from "./form-row";
import { SlotPicture } from "./slot-picture";
import { useFileProblemWords } from "./use-file-problem-words";
import { useSlotUpload } from "./use-slot-upload";

type FileRowProps = {
  slot: TemplateFileSlot;
  file: ChosenFile | undefined;
  problem: FieldProblem | undefined;
  onFile: (file: ChosenFile | null) => void;
};

/** What the browser's own dialog offers; what it says of types is looked at again. */
const ACCEPT = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp", document: "" } as const;

/** A file that the template wants: uploaded, or chosen among those that are here, with what it looks like. */
export function FileRow({ slot: { kind }, file, problem, onFile }: FileRowProps) {
  const t = useTranslations("templates.file");
  const input = useRef<HTMLInputElement>(null);
  const library = useRef<HTMLButtonElement>(null);
  const [isLibraryOpen, setIsLibraryOpen] = useState(false);
  const { upload, take, retry, forget } = useSlotUpload(kind, onFile);
  const problemWords = useFileProblemWords();
  const isUploading = upload.state === "uploading";
  const unfit = upload.state === "unfit" && problemWords(kind, upload);
  const wrong = unfit || (upload.state === "failed" && t("failed"));

  return (
    <FormRow
      label={t(`kind.${kind}`)}
      note={
        (wrong || (problem && !file && !isUploading)) && (
          <span role="alert" className="flex flex-wrap items-center gap-2">
            {wrong || t("missing")}
            {upload.state === "failed" && upload.canRetry && (
              <Button size="small" onClick={retry}>
                {t("again")}
              </Button>
            )}
          </span>
        )
      }
    >
      <div className="flex min-w-0 flex-wrap items-center gap-1.5" {...(file ? {} : { "data-slot-empty": "" })}>
        <span className="grid size-9 shrink-0 place-items-center overflow-hidden rounded-sm bg-sunken text-ink-3">
          <SlotPicture kind={kind} file={file} />
        </span>
        <span role="status" className="min-w-0 max-w-full flex-1 basis-24 truncate text-xs tabular-nums empty:basis-0">
          {upload.state === "uploading"
            ? t("uploading", { percent: Math.round(upload.share * 100), name: upload.fileName })
            : file && <FileFacts kind={kind} file={file} />}
        </span>
        <Button size="small" aria-disabled={isUploading} onClick={() => !isUploading && input.current?.click()}>
          <Upload aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {t(file ? "replace" : "upload")}
        </Button>
        <Button ref={library} size="small" variant="quiet" aria-haspopup="dialog" onClick={() => setIsLibraryOpen(true)}>
          <Images aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {t("library")}
        </Button>
        {file && (
          <IconButton size="small" label={t("remove")} onClick={() => onFile(null)}>
            <X />
          </IconButton>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        accept={ACCEPT[kind]}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          target.value = "";
          if (chosen) void take(chosen);
        }}
      />
      {isLibraryOpen && (
        <FileLibrary
          kind={kind}
          returnTo={library}
          onClose={() => setIsLibraryOpen(false)}
          onChoose={(chosen) => {
            forget();
            onFile(chosen);
            setIsLibraryOpen(false);
          }}
        />
      )}
    </FormRow>
  );
}

function FileFacts({ kind, file: { attachment } }: { kind: TemplateFileSlot["kind"]; file: ChosenFile }) {
  const t = useTranslations("templates.file");
  const fileSize = useFileSize();
  return (
    <>
      <bdi>{attachment.fileName ?? t(`kind.${kind}`)}</bdi>
      {attachment.file && <span className="text-ink-3"> · {fileSize(attachment.file.sizeBytes)}</span>}
    </>
  );
}
