import * as z from "zod";
import { ControlError } from "../control/control-error";
import type { PhoneMessage } from "./message";

const Reply = z.object({ id: z.string(), title: z.string() });
const Button = z.object({ reply: Reply.optional(), quick_reply: Reply.optional() });
const Row = Reply.extend({ description: z.string().optional() });
const Action = z.object({
  buttons: z.array(Button).optional(),
  sections: z.array(z.object({ rows: z.array(Row).optional() })).optional(),
  cards: z.array(z.object({ action: z.object({ buttons: z.array(Button).optional() }).optional() })).optional(),
  parameters: z.object({ flow_token: z.string().optional() }).optional(),
});
const Interactive = z.object({ type: z.string(), action: Action.optional() });
const Content = z.object({ interactive: Interactive });

type Option = { kind: "button_reply" | "list_reply"; id: string; title: string; description?: string | undefined };

/** What the business asked. Throws ControlError for a message that asks nothing. */
export function interactiveOf({ content }: PhoneMessage): z.infer<typeof Interactive> {
  const found = Content.safeParse(content);
  if (!found.success) throw new ControlError(409, "That message asks for nothing.");
  return found.data.interactive;
}

/** Everything in a message that can be chosen by its id. */
export function findOptions(asked: PhoneMessage): Option[] {
  const { action } = interactiveOf(asked);
  const rows = (action?.sections ?? []).flatMap((section) => section.rows ?? []);
  const buttons = [action, ...(action?.cards ?? []).map((card) => card.action)].flatMap((place) => place?.buttons ?? []);
  return [
    ...rows.map((row): Option => ({ kind: "list_reply", ...row })),
    ...buttons
      .flatMap(({ reply, quick_reply }) => reply ?? quick_reply ?? [])
      .map(({ id, title }): Option => ({ kind: "button_reply", id, title })),
  ];
}
