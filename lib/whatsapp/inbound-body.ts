import { shortText, valueAt } from "./bounded";
import { readCards } from "./inbound-cards";
import { readPlace, readPlaceWords } from "./inbound-place";
import { isJsonObject, type JsonValue, textAt } from "./json";

/** What stands for a message in a list is cut; what somebody wrote is not. */
const LABEL = 256;

/** The words of a message: what was written, or what stands for it where a message is one line. Null when there is nothing. */
export function readBody(type: string, message: JsonValue | undefined): string | null {
  switch (type) {
    case "text":
      return textAt(message, "text", "body");
    case "image":
    case "video":
    case "document":
      return textAt(message, type, "caption");
    case "button":
    case "order":
      return textAt(message, type, "text");
    case "interactive":
      return readInteractive(message);
    case "location":
      return readPlaceName(message);
    case "contacts":
      return readCardNames(message);
    case "template":
      return shortText(textAt(message, "template", "name") ?? undefined, LABEL);
    default:
      return null;
  }
}

/** What the contact chose or filled in; what an interactive message of ours asks. */
function readInteractive(message: JsonValue | undefined): string | null {
  return (
    textAt(message, "interactive", "button_reply", "title") ??
    textAt(message, "interactive", "list_reply", "title") ??
    textAt(message, "interactive", "nfm_reply", "body") ??
    textAt(message, "interactive", "body", "text")
  );
}

/** Of a place that no map has, the words are all there is. */
function readPlaceName(message: JsonValue | undefined): string | null {
  const location = valueAt(message, "location");
  const { name, address } = readPlaceWords(location);
  if (readPlace(location) !== null) return name ?? address;
  return [name, address].filter((words) => words !== null).join("\n") || null;
}

function readCardNames(message: JsonValue | undefined): string | null {
  const names = isJsonObject(message) ? readCards(message).cards.map(({ name }) => name) : [];
  return shortText(names.join(", "), LABEL);
}
