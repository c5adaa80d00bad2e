"use client";

import { v7 as newId } from "uuid";
import type { MediaKind } from "@/lib/contract/attachment";
import { MEDIA_MAX_BYTES } from "@/lib/whatsapp/media-limits";
import { ApiError, isTransient } from "./api";
import type { ReplyPart } from "./reply-parts";
import { isTooLarge, TRAY_MAX, type TrayItem, toMediaPart, toVoicePart, type UploadFailure } from "./tray-item";
import { changeTray, replaceItem, trayOf } from "./tray-store";
import { resizeFile, uploadFile } from "./uploads";
import { isPlayable, toVoice } from "./voice-file";

type Upload = {
  file: File;
  wanted: MediaKind | null;
  /** Of a recording made here: its loudness, 64 numbers from 0 to 100. */
  waveform: number[] | null;
  controller: AbortController;
};

const uploads = new Map<string, Upload>();
/** Object URLs of pictures that are on their way. */
const previews = new Map<string, string>();

/** Uploads files into the tray, as far as there is room. Answers how many there was no room for. */
export function addFiles(conversationId: string, files: readonly File[], wanted: MediaKind | null): number {
  const room = Math.max(0, TRAY_MAX - trayOf(conversationId).length);
  for (const file of files.slice(0, room)) take(conversationId, { file, wanted, waveform: null });
  return Math.max(0, files.length - room);
}

/** Uploads a recording into the tray, to be sent as a voice message. */
export function addVoice(conversationId: string, sound: Blob, waveform: number[]): void {
  take(conversationId, { file: new File([sound], "voice.ogg", { type: sound.type }), wanted: "audio", waveform });
}

function take(conversationId: string, work: Omit<Upload, "controller">): void {
  const id = newId();
  uploads.set(id, { ...work, controller: new AbortController() });
  changeTray(conversationId, [...trayOf(conversationId), loading(id, work)]);
  void upload(conversationId, id);
}

/** Puts something that is ready into the tray: a recording, or what came back unsent. */
export function addToTray(conversationId: string, part: ReplyPart): void {
  if (part.kind === "text") return;
  changeTray(conversationId, [
    ...trayOf(conversationId),
    { id: newId(), state: "ready", part, isDecided: true, isResizing: false },
  ]);
}

export function removeFromTray(conversationId: string, id: string): void {
  uploads.get(id)?.controller.abort();
  uploads.delete(id);
  forgetPreview(id);
  changeTray(
    conversationId,
    trayOf(conversationId).filter((item) => item.id !== id),
  );
}

/** Empties the tray: it was sent. */
export function clearTray(conversationId: string): void {
  for (const { id } of trayOf(conversationId)) removeFromTray(conversationId, id);
}

/** Changes what an agent decided about a file: its caption, or as what it goes. */
export function decide(conversationId: string, id: string, decision: { caption?: string; as?: MediaKind }): void {
  replaceItem(conversationId, id, (item) =>
    item.state === "ready" && item.part.kind === "media"
      ? { ...item, part: { ...item.part, ...decision }, isDecided: item.isDecided || decision.as !== undefined }
      : item,
  );
}

/** Tries a failed upload again. */
export function retryUpload(conversationId: string, id: string): void {
  const failed = uploads.get(id);
  if (!failed) return;
  uploads.set(id, { ...failed, controller: new AbortController() });
  replaceItem(conversationId, id, () => loading(id, failed));
  void upload(conversationId, id);
}

/** Has the server make a copy that WhatsApp takes, and puts it in the file's place. Rejects with ApiError or NetworkError. */
export async function sendSmaller(conversationId: string, id: string): Promise<void> {
  const item = trayOf(conversationId).find((other) => other.id === id);
  if (item?.state !== "ready" || item.part.kind !== "media" || item.isResizing) return;
  const { file, caption } = item.part;
  replaceItem(conversationId, id, (current) => (current.state === "ready" ? { ...current, isResizing: true } : current));
  try {
    const smaller = toMediaPart(await resizeFile(file.id), file.problem?.as ?? null);
    replaceItem(conversationId, id, () => ({
      id,
      state: "ready",
      isResizing: false,
      isDecided: smaller.isDecided,
      part: { ...smaller.part, caption },
    }));
  } catch (error) {
    replaceItem(conversationId, id, (current) => (current.state === "ready" ? { ...current, isResizing: false } : current));
    throw error;
  }
}

async function upload(conversationId: string, id: string): Promise<void> {
  const work = uploads.get(id);
  if (!work || isTooLarge(work.file.size)) return;
  const { file, wanted, waveform, controller } = work;
  try {
    const sent = needsConverting(work) ? await toVoice(file, oggName(file.name)) : file;
    if (controller.signal.aborted) return;
    if (!sent) return fail(conversationId, id, file, "unreadable");
    replaceItem(conversationId, id, () => ({ ...factsOf(id, file), state: "uploading", share: 0 }));
    const view = await uploadFile(sent, sent.name, {
      signal: controller.signal,
      onProgress: (share) => noteProgress(conversationId, id, share),
    });
    uploads.delete(id);
    const ready = waveform ? toVoicePart(view, waveform) : toMediaPart(view, wanted);
    replaceItem(conversationId, id, () => ({ id, state: "ready", isResizing: false, ...ready }));
    forgetPreview(id);
  } catch (error) {
    if (!controller.signal.aborted) fail(conversationId, id, file, failureOf(error));
  }
}

/** All bytes have left before the server has answered: until then it is not quite done. */
function noteProgress(conversationId: string, id: string, share: number): void {
  replaceItem(conversationId, id, (item) => (item.state === "uploading" ? { ...item, share: Math.min(share, 0.99) } : item));
}

function fail(conversationId: string, id: string, file: File, failure: UploadFailure): void {
  const limitBytes = failure === "too_large" ? MEDIA_MAX_BYTES : null;
  replaceItem(conversationId, id, () => ({ ...factsOf(id, file), state: "failed", failure, limitBytes }));
}

function failureOf(error: unknown): UploadFailure {
  if (isTransient(error)) return "unreachable";
  if (error instanceof ApiError) return error.status === 413 ? "too_large" : "refused";
  throw error;
}

function oggName(fileName: string): string {
  return `${fileName.replace(/\.[^.]+$/, "")}.ogg`;
}

/** A recording always: what a browser records has the wrong frame, or two channels. */
function needsConverting({ file, wanted, waveform }: Omit<Upload, "controller">): boolean {
  return waveform !== null || (wanted !== "document" && !isPlayable(file.type));
}

function loading(id: string, work: Omit<Upload, "controller">): TrayItem {
  const { file } = work;
  const facts = factsOf(id, file);
  if (isTooLarge(file.size)) return { ...facts, state: "failed", failure: "too_large", limitBytes: MEDIA_MAX_BYTES };
  return needsConverting(work) ? { ...facts, state: "converting" } : { ...facts, state: "uploading", share: 0 };
}

function factsOf(id: string, file: File) {
  const isPicture = /^image\/(jpeg|png|webp|gif)$/.test(file.type);
  if (isPicture && !previews.has(id)) previews.set(id, URL.createObjectURL(file));
  return { id, fileName: file.name, mimeType: file.type, sizeBytes: file.size, previewUrl: previews.get(id) ?? null };
}

function forgetPreview(id: string): void {
  const url = previews.get(id);
  if (url) URL.revokeObjectURL(url);
  previews.delete(id);
}
