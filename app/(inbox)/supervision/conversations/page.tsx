import type { Metadata } from "next";
import { ConversationsList } from "@/components/supervision/messages/conversations-list";
import { SupervisionPage, supervisionTitle } from "../supervision-page";

export function generateMetadata(): Promise<Metadata> {
  return supervisionTitle("conversations");
}

export default function ConversationsPage() {
  return (
    <SupervisionPage path="/supervision/conversations">
      <ConversationsList />
    </SupervisionPage>
  );
}
