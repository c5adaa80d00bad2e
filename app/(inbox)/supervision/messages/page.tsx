import type { Metadata } from "next";
import { MessagesList } from "@/components/supervision/messages/messages-list";
import { SupervisionPage, supervisionTitle } from "../supervision-page";

export function generateMetadata(): Promise<Metadata> {
  return supervisionTitle("messages");
}

export default function MessagesPage() {
  return (
    <SupervisionPage path="/supervision/messages">
      <MessagesList />
    </SupervisionPage>
  );
}
