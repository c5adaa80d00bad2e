import { openDialog } from "../dialog.js";
import { el } from "../dom.js";

/** The rows of a list message. The chosen one is the answer. */
export function chooseRow({ button, sections = [] }, act) {
  const choose = (row) => {
    dialog.close();
    void act.answer({ choice: row.id });
  };
  const parts = sections.map(({ title, rows = [] }) => [
    title ? el("h3", { class: "sheet-title", dir: "auto" }, title) : null,
    el(
      "ul",
      {},
      rows.map((row) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: "sheet-row", onclick: () => choose(row) },
            el("b", { dir: "auto" }, row.title),
            row.description ? el("small", { dir: "auto" }, row.description) : null,
          ),
        ),
      ),
    ),
  ]);
  const dialog = openDialog(button, el("div", { class: "sheet" }, parts));
}
