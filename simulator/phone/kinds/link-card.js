import { el } from "../dom.js";

const LINK = /\bhttps?:\/\/[^\s<]+[^\s<.,:;!?)"'\]]/;

/** A plain card for the first link of a text that asks for a preview. Nothing is fetched: the phone knows only the address. */
export function linkCard({ preview_url: isWanted, body = "" }) {
  const found = isWanted ? LINK.exec(body)?.[0] : undefined;
  if (!found || !URL.canParse(found)) return null;
  const { hostname, pathname } = new URL(found);
  return el(
    "a",
    { class: "link-card", href: found, target: "_blank", rel: "noopener noreferrer" },
    el("b", { class: "cut" }, hostname.replace(/^www\./, "")),
    el("small", { class: "cut" }, pathname === "/" ? hostname : decodePath(pathname)),
  );
}

function decodePath(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    // An address that is no UTF-8: shown as it stands.
    return path;
  }
}
