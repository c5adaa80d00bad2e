/** What WhatsApp sends a file as. Pictures it does not know, and everything else, are documents. */
export function kindOf({ type }) {
  if (type === "image/jpeg" || type === "image/png") return "image";
  if (type === "image/webp") return "sticker";
  if (type === "video/mp4" || type === "video/3gpp") return "video";
  return type.startsWith("audio/") ? "audio" : "document";
}

/** Hands a file of the customer's to the simulator. Resolves to its id; throws with the words of a refusal. */
export async function uploadFile(file) {
  const headers = {
    "content-type": file.type || "application/octet-stream",
    "x-file-name": encodeURIComponent(file.name),
  };
  const response = await fetch("/control/files", { method: "POST", headers, body: file });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The simulator answered ${response.status}.`);
  return answer.id;
}
