import type { Metadata } from "next";
import { LiveBoard } from "@/components/supervision/board/live-board";
import { SupervisionPage, supervisionTitle } from "./supervision-page";

export function generateMetadata(): Promise<Metadata> {
  return supervisionTitle("board");
}

export default function BoardPage() {
  return (
    <SupervisionPage path="/supervision">
      <LiveBoard />
    </SupervisionPage>
  );
}
