import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const EXPORTED = new RegExp(`export (?:const|function|async function) (${METHODS.join("|")})\\b|export \\{([^}]*)\\}`, "g");

/** Everything that a visitor can ask of the product, as the file tree has it: "GET /api/me", "PAGE /settings". */
export function listRoutes(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).map((file) => join("app", file));
  const routes = files.filter((file) => file.endsWith("/route.ts"));
  const pages = files.filter((file) => file.endsWith("/page.tsx") || file === join("app", "page.tsx"));
  return [
    ...routes.flatMap((file) => methodsOf(file).map((method) => `${method} ${pathOf(file)}`)),
    ...pages.map((file) => `PAGE ${pathOf(file)}`),
  ].sort();
}

function methodsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(EXPORTED)].flatMap(([, one, several]) =>
    one ? [one] : METHODS.filter((method) => new RegExp(`\\b${method}\\b`).test(several ?? "")),
  );
}

/** Without the groups, which are no part of the address. */
function pathOf(file: string): string {
  const parts = file.split(/[\\/]/).slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
}

/** An address of a route: each parameter is something that does not exist. */
export function addressOf(path: string): string {
  return path
    .replace(/\/\[\[\.\.\.[^\]]+\]\]/g, "")
    .replace(/\[wabaId\]/g, "1")
    .replace(/\[(?:locale)\]/g, "en")
    .replace(/\[(?:file)\]/g, "data.json")
    .replace(/\[(?:name|language|category|token)\]/g, "nothing")
    .replace(/\[[^\]]+\]/g, "00000000-0000-7000-8000-000000000000");
}
