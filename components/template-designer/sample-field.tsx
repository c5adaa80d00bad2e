"use client";

import { FileCheck2, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useLatest } from "@/components/conversation/use-latest";
import { Button } from "@/components/ui/button";
import { ApiError, NetworkError } from "@/lib/client/api";
import { uploadFile } from "@/lib/client/uploads";
import type { TemplateMediaFormat, TemplateSample } from "@/lib/contract/template-design";
import { FieldErrors } from "./field-frame";
import { fieldId } from "./field-path";

/** What Meta takes as a sample. */
const ACCEPT: Record<TemplateMediaFormat, string> = {
  image: "image/jpeg,image/png",
  video: "video/mp4",
  document: "application/pdf",
};

type Progress = { state: "idle" } | { state: "uploading"; share: number } | { state: "failed" | "wrong" };

type SampleFieldProps = {
  language: string;
  field: string;
  kind: TemplateMediaFormat;
  sample: TemplateSample | null;
  onSample: (sample: TemplateSample) => void;
};

/** The file that Meta's reviewers see in the place of what will be sent. */
export function SampleField({ language, field, kind, sample, onSample }: SampleFieldProps) {
  const t = useTranslations("library.designer.sample");
  const [progress, setProgress] = useState<Progress>({ state: "idle" });
  const [fileName, setFileName] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const upload = useRef<AbortController | null>(null);
  // The upload ends in a later render, when the design has changed.
  const deliver = useLatest(onSample);
  const id = fieldId(language, field);
  useEffect(() => () => upload.current?.abort(), []);

  async function send(file: File) {
    upload.current?.abort();
    const controller = new AbortController();
    upload.current = controller;
    setProgress({ state: "uploading", share: 0 });
    try {
      const onProgress = (share: number) => setProgress({ state: "uploading", share });
      const view = await uploadFile(file, file.name, { signal: controller.signal, onProgress });
      const fits = view.sendableAs.includes(kind);
      setProgress({ state: fits ? "idle" : "wrong" });
      if (!fits) return;
      setFileName(view.fileName);
      deliver.current({ fileId: view.id, url: null });
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof ApiError || error instanceof NetworkError)) throw error;
      setProgress({ state: "failed" });
    }
  }

  function take(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (file) void send(file);
  }

  const isUploading = progress.state === "uploading";
  return (
    <div className="mt-2 rounded-sm border border-control-line border-dashed px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          id={id}
          size="small"
          aria-disabled={isUploading}
          aria-describedby={`${id}-errors`}
          onClick={() => !isUploading && input.current?.click()}
        >
          <Upload aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {sample ? t("replace") : t(`choose.${kind}`)}
        </Button>
        <span role="status" className="flex min-w-0 items-center gap-1.5 truncate text-ink-2 text-xs tabular-nums">
          {isUploading && t("uploading", { percent: Math.round(progress.share * 100) })}
          {!isUploading && sample && (
            <>
              <FileCheck2 aria-hidden="true" className="size-3.5 shrink-0 text-success-ink" strokeWidth={1.75} />
              <bdi className="truncate">{fileName ?? t(sample.fileId ? "kept" : "atMeta")}</bdi>
            </>
          )}
        </span>
      </div>
      <p className="mt-1.5 text-ink-3 text-xs">{t("why")}</p>
      <p role="alert" className="mt-1 text-danger-ink text-xs empty:hidden">
        {progress.state === "failed" && t("failed")}
        {progress.state === "wrong" && t(`wrong.${kind}`)}
      </p>
      <FieldErrors id={id} language={language} field={field} />
      <input ref={input} type="file" hidden aria-hidden="true" tabIndex={-1} accept={ACCEPT[kind]} onChange={take} />
    </div>
  );
}
