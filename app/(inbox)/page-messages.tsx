import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreMessages } from "@/lib/client/more-messages";

/** The namespaces that only some pages need. */
export type PageNamespace = "library" | "supervision" | "people" | "numbers";

/** Gives a page the words of its own namespaces. */
export async function PageMessages({ of, children }: { of: readonly PageNamespace[]; children: ReactNode }) {
  const messages = await getMessages();
  return (
    <MoreMessages messages={Object.fromEntries(of.map((namespace) => [namespace, messages[namespace]]))}>{children}</MoreMessages>
  );
}
