import type * as z from "zod";

/** A field that may be missing, and is as good as missing when Meta puts something else there. */
export function maybe<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}
