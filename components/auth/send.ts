/** A JSON request to our own server; null when no answer came. */
export async function send(method: "POST" | "PUT", path: string, body: unknown): Promise<Response | null> {
  const headers = { "content-type": "application/json" };
  return fetch(path, { method, headers, body: JSON.stringify(body) }).catch(() => null);
}
