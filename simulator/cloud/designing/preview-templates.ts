import { LANGUAGES } from "../../templates/languages";
import { invalidParameter } from "../graph-error";
import { wordsFor } from "./authentication";

const LONGEST_MINUTES = 90;
const MOST_LANGUAGES = 100;

/** GET /{waba}/message_template_previews: how one-time passwords read, by language. */
export function previewTemplates(query: URLSearchParams): { data: Record<string, unknown>[] } {
  if (query.get("category")?.toUpperCase() !== "AUTHENTICATION") throw invalidParameter("Param category must be AUTHENTICATION.");
  const isSafe = query.get("add_security_recommendation") === "true";
  const minutes = readMinutes(query.get("code_expiration_minutes"));
  const languages = readLanguages(query.get("languages") ?? query.get("language"));
  const data = languages.map((language) => {
    const words = wordsFor(language);
    return {
      body: `${words.code}${isSafe ? words.safety : ""}`,
      ...(minutes === null ? {} : { footer: words.expiry(minutes) }),
      buttons: [{ type: "OTP", text: words.copy }],
      language,
    };
  });
  return { data };
}

/** "en_US,es"; without any, those of the cast. */
function readLanguages(asked: string | null): string[] {
  const languages = asked?.replace(/[[\]"\s]/g, "").split(",") ?? ["en", "pt_PT", "es", "it", "de"];
  const unknown = languages.find((language) => !LANGUAGES.has(language));
  if (unknown !== undefined) throw invalidParameter(`Param languages must be of Meta's languages - got "${unknown}".`);
  return languages.slice(0, MOST_LANGUAGES);
}

function readMinutes(asked: string | null): number | null {
  if (asked === null) return null;
  const minutes = Number(asked);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_MINUTES) return minutes;
  throw invalidParameter(`Param code_expiration_minutes must be between 1 and ${LONGEST_MINUTES}.`);
}
