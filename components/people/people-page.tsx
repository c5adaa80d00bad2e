"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSearchKey } from "@/components/shortcuts/use-search-key";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { SearchField } from "@/components/ui/search-field";
import { useDelayed } from "@/components/ui/use-delayed";
import { usePeople } from "@/lib/client/people";
import type { InvitationLink, PeopleList } from "@/lib/contract/people";
import { InviteRow } from "./invite-row";
import { LinkNotice } from "./link-notice";
import { PeopleTable } from "./people-table";

const BONES_MS = 150;

/** Who works here, who was invited, and who did. */
export function PeoplePage() {
  const page = useTranslations("people");
  const t = useTranslations("people.people");
  const invite = useTranslations("people.invite");
  const { data, isError, isPending, refetch } = usePeople();
  const searchField = useSearchKey();
  const [search, setSearch] = useState("");
  const [isInviting, setIsInviting] = useState(false);
  const [link, setLink] = useState<InvitationLink | null>(null);
  const isLoading = useDelayed(isPending, BONES_MS);
  const shown = data && matching(data, search);
  const active = data?.people.filter(({ deactivated }) => !deactivated).length ?? 0;

  return (
    <>
      <header className="flex min-h-bar flex-wrap items-center gap-3 border-line border-b px-5 py-2 max-md:px-4">
        <h2 className="font-semibold text-lg tracking-[-0.01em] max-md:sr-only">{page("title")}</h2>
        {data && <p className="text-ink-3 text-xs">{t("counts", { active, invited: data.invitations.length })}</p>}
        <span className="flex-1" />
        <SearchField
          ref={searchField}
          label={t("search")}
          value={search}
          onValue={setSearch}
          className="h-control w-[220px] max-md:order-last max-md:w-full"
        />
        <Button aria-expanded={isInviting} onClick={() => setIsInviting(!isInviting)}>
          <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {invite("open")}
        </Button>
      </header>
      {isInviting && <InviteRow onInvited={setLink} />}
      {link && <LinkNotice invited={link} onDone={() => setLink(null)} />}
      {shown && <PeopleTable list={shown} onLink={setLink} />}
      {shown && shown.people.length + shown.invitations.length === 0 && <QuietState>{t("nobody")}</QuietState>}
      {!data && isError && (
        <QuietState actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")}</QuietState>
      )}
      {isLoading && <Bones />}
    </>
  );
}

function matching({ people, invitations }: PeopleList, search: string): PeopleList {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return {
    people: people.filter(({ name, email }) => has(`${name} ${email}`)),
    invitations: invitations.filter(({ email }) => has(email)),
  };
}

function Bones() {
  return (
    <div aria-hidden="true">
      {["a", "b", "c", "d"].map((row) => (
        <div key={row} className="flex h-12 items-center gap-3 border-line border-b px-5">
          <Bone className="size-[30px] rounded-full" />
          <Bone className="w-40" />
          <Bone className="ms-auto w-24" />
        </div>
      ))}
    </div>
  );
}
