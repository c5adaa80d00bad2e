"use client";

import { FileView } from "@/lib/contract/attachment";
import { Problem } from "@/lib/contract/problem";
import { ApiError, NetworkError, send } from "./api";

type UploadOptions = { /** From 0 to 1. */ onProgress: (share: number) => void; signal: AbortSignal };

/**
 * Hands a file to our server. XMLHttpRequest, because fetch cannot tell how much of a body has left. Rejects with ApiError,
 * NetworkError, or the signal's reason.
 */
export function uploadFile(file: Blob, fileName: string, { onProgress, signal }: UploadOptions): Promise<FileView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/files");
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(fileName));
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => {
      const body = parseJson(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        const view = FileView.safeParse(body);
        if (view.success) resolve(view.data);
        else reject(new NetworkError("The server's answer could not be read."));
      } else reject(toApiError(request, body));
    };
    request.onerror = () => reject(new NetworkError("The server did not answer."));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** Has the server make a copy that WhatsApp takes. Rejects with ApiError or NetworkError. */
export async function resizeFile(fileId: string): Promise<FileView> {
  return FileView.parse(await (await send("POST", `/api/files/${fileId}/resized`)).json());
}

function toApiError(request: XMLHttpRequest, body: unknown): ApiError {
  const problem = Problem.safeParse(body);
  if (!problem.success) return new ApiError(request.status, "unavailable", request.statusText, "", null);
  const { code, message, requestId, details } = problem.data.error;
  return new ApiError(request.status, code, message, requestId, details);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
