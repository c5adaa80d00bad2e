import { serverNow } from "@/lib/client/clock";

/** When an answer came, by the server's clock; undefined before the first. `updatedAt` is react-query's, by the browser's. */
export function fetchedAt(updatedAt: number): string | undefined {
  if (updatedAt === 0) return undefined;
  return new Date(serverNow().getTime() - (Date.now() - updatedAt)).toISOString();
}
