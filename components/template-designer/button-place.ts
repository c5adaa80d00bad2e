/** Where a button stands: how findings and samples call it, and which way its words run. */
export type ButtonPlace = { language: string; field: string; sample: string; dir: "ltr" | "rtl" };
