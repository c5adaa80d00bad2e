import * as z from "zod";
import { BUTTON_TYPES, type TemplateComponent } from "../templates/template";

const example = z.record(z.string(), z.unknown()).optional();

const Button = z.object({
  type: z.enum(BUTTON_TYPES),
  text: z.string(),
  url: z.string().optional(),
  phone_number: z.string().optional(),
  example: z.array(z.string()).optional(),
  flow_id: z.string().optional(),
  flow_action: z.string().optional(),
  navigate_screen: z.string().optional(),
});

const Component: z.ZodType<TemplateComponent> = z.union([
  z.object({ type: z.literal("HEADER"), format: z.literal("TEXT"), text: z.string(), example }),
  z.object({ type: z.literal("HEADER"), format: z.enum(["IMAGE", "VIDEO", "DOCUMENT"]), example }),
  z.object({ type: z.literal("HEADER"), format: z.enum(["LOCATION", "PRODUCT"]) }),
  z.object({ type: z.literal("BODY"), text: z.string(), example }),
  z.object({ type: z.literal("FOOTER"), text: z.string() }),
  z.object({ type: z.literal("BUTTONS"), buttons: z.array(Button).max(10) }),
  z.object({
    type: z.literal("LIMITED_TIME_OFFER"),
    limited_time_offer: z.object({ text: z.string(), has_expiration: z.boolean() }),
  }),
  z.object({
    type: z.literal("CAROUSEL"),
    cards: z
      .array(z.object({ components: z.lazy(() => z.array(Component).max(3)) }))
      .min(2)
      .max(10),
  }),
  z.object({ type: z.literal("CALL_PERMISSION_REQUEST") }),
]);

/** Components of a template, as the control API takes them: their form is checked, Meta's rules are not. */
export const Components = z.array(Component).max(10);
