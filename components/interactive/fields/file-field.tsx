import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useLatest } from "@/components/conversation/use-latest";
import { Button } from "@/components/ui/button";
import { ApiError, NetworkError } from "@/lib/client/api";
import { uploadFile } from "@/lib/client/uploads";
import type { FileRef } from "../draft";
import { useProblemWords } from "../use-problem-words";

type FileFieldProps = {
  /** Of the file's id in the message. */
  path: string;
  label: string;
  /** As what the message can show it, the first that suits. */
  types: readonly FileRef["type"][];
  file: FileRef | null;
  onFile: (file: FileRef) => void;
};

type Progress = { state: "idle" } | { state: "uploading"; share: number } | { state: "failed" | "wrong" };

const ACCEPT = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp", document: "" } as const;

/** A file that the message shows, uploaded as soon as it is chosen. */
export function FileField({ path, label, types, file, onFile }: FileFieldProps) {
  const t = useTranslations("interactive.file");
  const [progress, setProgress] = useState<Progress>({ state: "idle" });
  const input = useRef<HTMLInputElement>(null);
  const upload = useRef<AbortController | null>(null);
  const missing = useProblemWords()(path);
  // The upload ends in a later render, when the message has changed: the callback of its beginning would undo that.
  const deliver = useLatest(onFile);
  useEffect(() => () => upload.current?.abort(), []);

  function take(event: ChangeEvent<HTMLInputElement>) {
    const [chosen] = event.target.files ?? [];
    event.target.value = "";
    if (chosen) send(chosen);
  }

  async function send(chosen: File) {
    upload.current?.abort();
    const controller = new AbortController();
    upload.current = controller;
    setProgress({ state: "uploading", share: 0 });
    try {
      const onProgress = (share: number) => setProgress({ state: "uploading", share });
      const view = await uploadFile(chosen, chosen.name, { signal: controller.signal, onProgress });
      const type = types.find((candidate) => view.sendableAs.includes(candidate));
      setProgress({ state: type ? "idle" : "wrong" });
      if (type) deliver.current({ id: view.id, type, fileName: view.fileName, view });
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof ApiError || error instanceof NetworkError)) throw error;
      setProgress({ state: "failed" });
    }
  }

  const isUploading = progress.state === "uploading";
  const problem = progress.state === "failed" || progress.state === "wrong" ? t(progress.state) : missing;
  return (
    <div>
      <span className="mb-1 block font-medium text-ink-2 text-xs">{label}</span>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" aria-disabled={isUploading} onClick={() => !isUploading && input.current?.click()}>
          <Upload aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t(file ? "replace" : "choose")}
        </Button>
        <span role="status" className="min-w-0 truncate text-ink-2 text-xs tabular-nums">
          {isUploading ? t("uploading", { percent: Math.round(progress.share * 100) }) : file?.fileName}
        </span>
      </div>
      <p role="alert" className="mt-1 text-danger-ink text-xs empty:hidden">
        {!isUploading && problem}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        accept={types.map((type) => ACCEPT[type]).join(",")}
        onChange={take}
      />
    </div>
  );
}
