import { useEffect, useRef, useState } from "react";
import { useLatest } from "@/components/conversation/use-latest";
import { ApiError, isTransient, NetworkError } from "@/lib/client/api";
import { resizeFile, uploadFile } from "@/lib/client/uploads";
import type { FileView } from "@/lib/contract/attachment";
import type { TemplateFileSlot } from "@/lib/contract/template";
import { findMediaProblem, MEDIA_MAX_BYTES, type MediaProblem } from "@/lib/whatsapp/media-limits";
import { toChosen } from "./chosen-file";
import type { ChosenFile } from "./extras-draft";

export type SlotUpload =
  | { state: "idle" }
  | { state: "uploading"; fileName: string; share: number }
  | { state: "unfit"; problem: MediaProblem; sizeBytes: number }
  | { state: "failed"; canRetry: boolean };

/** Brings a file to our server for a place in a template, once WhatsApp's limits do not speak against it. */
export function useSlotUpload(kind: TemplateFileSlot["kind"], onFile: (file: ChosenFile) => void) {
  const [upload, setUpload] = useState<SlotUpload>({ state: "idle" });
  const [last, setLast] = useState<File | null>(null);
  const controller = useRef<AbortController | null>(null);
  // The upload ends in a later render, when other fields have changed: the callback of its beginning would undo that.
  const deliver = useLatest(onFile);
  useEffect(() => () => controller.current?.abort(), []);

  async function take(file: File) {
    controller.current?.abort();
    setLast(file);
    const problem = problemBefore(kind, file);
    if (problem) return setUpload({ state: "unfit", problem, sizeBytes: file.size });
    const current = new AbortController();
    controller.current = current;
    setUpload({ state: "uploading", fileName: file.name, share: 0 });
    try {
      const onProgress = (share: number) => setUpload({ state: "uploading", fileName: file.name, share });
      const view = await fitting(kind, await uploadFile(file, file.name, { signal: current.signal, onProgress }));
      if (current.signal.aborted) return;
      const unfit = findMediaProblem(kind, view);
      if (unfit) return setUpload({ state: "unfit", problem: unfit, sizeBytes: view.sizeBytes });
      setUpload({ state: "idle" });
      deliver.current(toChosen(kind, view));
    } catch (error) {
      if (current.signal.aborted) return;
      if (!(error instanceof ApiError || error instanceof NetworkError)) throw error;
      setUpload({ state: "failed", canRetry: isTransient(error) });
    }
  }

  return { upload, take, retry: () => last && take(last), forget: () => setUpload({ state: "idle" }) };
}

/** What can be told of a file without its bytes. The browser's word for its type may be missing; a photo can be made smaller. */
function problemBefore(kind: TemplateFileSlot["kind"], { type, size }: File): MediaProblem | null {
  if (size > MEDIA_MAX_BYTES) return { kind: "too_large", limitBytes: MEDIA_MAX_BYTES };
  const problem = findMediaProblem(kind, { mimeType: type, sizeBytes: size, isAnimated: false });
  if (problem?.kind === "type_not_taken" && type === "") return null;
  return problem?.kind === "too_large" && kind === "image" ? null : problem;
}

async function fitting(kind: TemplateFileSlot["kind"], view: FileView): Promise<FileView> {
  const isTooLarge = findMediaProblem(kind, view)?.kind === "too_large";
  return isTooLarge && view.problem?.canResize ? resizeFile(view.id) : view;
}
