import { isIP } from "node:net";
import type { Params } from "../params";

const LONGEST_LABEL = 20;

/** One button that opens a web page. */
export function checkLink(action: Params): void {
  action.only("name", "parameters").keyword("name", ["cta_url"]);
  const parameters = action.object("parameters").only("display_text", "url");
  parameters.string("display_text", { least: 1, most: LONGEST_LABEL });
  const url = parameters.string("url", { least: 1 });
  const isPage = /^https?:\/\//i.test(url) && URL.canParse(url);
  if (!isPage || isIP(new URL(url).hostname.replace(/^\[|\]$/g, "")) !== 0) {
    throw parameters.wrong("url", "must be a web address with the name of a site");
  }
}
