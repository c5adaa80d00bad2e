import type { Failure, RenderedTemplate } from "../customers/message";
import type { FileView } from "../media/media-file";

/** What a send request holds, read and found acceptable. */
export type Content = {
  /** Words to show. */
  text: string | null;
  /** The request's object of this type, as it stands there. */
  content: unknown;
  template: RenderedTemplate | null;
  files: FileView[];
  /** Meta accepts the message and lets it fail a moment later. */
  laterFailure: Failure | null;
};

/** Content with nothing special about it but the given facts. */
export function makeContent(content: unknown, facts: Partial<Omit<Content, "content">> = {}): Content {
  return { text: null, template: null, files: [], laterFailure: null, ...facts, content };
}
