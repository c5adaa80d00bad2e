import type { Metadata } from "next";
import { FailuresBoard } from "@/components/supervision/failures/failures-board";
import { SupervisionPage, supervisionTitle } from "../supervision-page";

export function generateMetadata(): Promise<Metadata> {
  return supervisionTitle("failures");
}

export default function FailuresPage() {
  return (
    <SupervisionPage path="/supervision/failures">
      <FailuresBoard />
    </SupervisionPage>
  );
}
