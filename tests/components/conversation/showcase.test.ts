import { describe, expect, test } from "vitest";
import { ANSWERS, PLACES_AND_PEOPLE, TIMELINE } from "@/components/conversation/showcase/content-fixtures";
import { MISSING, PICTURES, RECORDINGS } from "@/components/conversation/showcase/media-fixtures";
import { OFFERS } from "@/components/conversation/showcase/offer-fixtures";
import { AROUND, PROVENANCE, TICKS } from "@/components/conversation/showcase/state-fixtures";
import { TEMPLATES } from "@/components/conversation/showcase/template-fixtures";
import { AttachmentView, MediaKind } from "@/lib/contract/attachment";
import { MessageContent } from "@/lib/contract/content";
import { Interactive } from "@/lib/contract/interactive";
import { MessageView } from "@/lib/contract/message";

const messages = [
  PICTURES,
  RECORDINGS,
  MISSING,
  PLACES_AND_PEOPLE,
  ANSWERS,
  TIMELINE,
  OFFERS,
  TEMPLATES,
  PROVENANCE,
  AROUND,
  TICKS,
].flat();

describe("the page of all bubbles", () => {
  test("draws messages that the server could send", () => {
    const wrong = messages.filter((message) => !MessageView.safeParse(message).success);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("gives each message an id of its own", () => {
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  });

  test("shows every kind of content", () => {
    const kinds = MessageContent.def.options.map((option) => option.shape.kind.def.values[0]);
    expect(missing(kinds, (message) => message.content?.kind)).toEqual([]);
  });

  test("shows every kind of file, and a picture in every state", () => {
    const files = messages.flatMap(({ attachments }) => attachments);
    expect(MediaKind.options.filter((kind) => !files.some((file) => file.kind === kind))).toEqual([]);
    const states = AttachmentView.shape.state.options;
    expect(states.filter((state) => !files.some((file) => file.kind === "image" && file.state === state))).toEqual([]);
  });

  test("shows every offer that an agent can make", () => {
    const types = Interactive.def.options.map((option) => option.shape.type.def.values[0]);
    const offered = (message: MessageView) =>
      message.content?.kind === "interactive" ? message.content.interactive.type : undefined;
    expect(missing(types, offered)).toEqual([]);
  });
});

function missing<Name>(names: readonly Name[], nameOf: (message: MessageView) => Name | undefined): Name[] {
  return names.filter((name) => !messages.some((message) => nameOf(message) === name));
}
