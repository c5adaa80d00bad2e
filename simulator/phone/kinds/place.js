import { el, icon } from "../dom.js";

/** A location: a piece of a map with a pin, its name and address. It opens on OpenStreetMap. */
export function place({ latitude, longitude, name, address }) {
  const href = `https://www.openstreetmap.org/?mlat=${Number(latitude)}&mlon=${Number(longitude)}#map=16/${Number(latitude)}/${Number(longitude)}`;
  const words = name ?? address ?? `${latitude}, ${longitude}`;
  return el(
    "a",
    { class: "place", href, target: "_blank", rel: "noopener noreferrer" },
    el("span", { class: "place-map", "aria-hidden": "true" }, icon("pin", { size: 24 })),
    el("b", { dir: "auto" }, words),
    name && address ? el("small", { dir: "auto" }, address) : null,
  );
}
