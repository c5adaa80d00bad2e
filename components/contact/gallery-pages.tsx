import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { useDelayed } from "@/components/ui/use-delayed";
import { type GalleryItem, useGallery } from "@/lib/client/gallery";
import type { GalleryQuery } from "@/lib/contract/attachment";

type GalleryPagesProps = {
  conversationId: string;
  kind: GalleryQuery["kind"];
  children: (items: GalleryItem[]) => ReactNode;
};

/** The files of one kind as far as they are loaded, and what stands in their place while there are none. */
export function GalleryPages({ conversationId, kind, children }: GalleryPagesProps) {
  const t = useTranslations("media.gallery");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useGallery(conversationId, kind);
  const isLate = useDelayed(!data && !error, 150);
  if (!data && error) {
    return <QuietState actions={<Button onClick={() => refetch()}>{t("again")}</Button>}>{t("failed")}</QuietState>;
  }
  if (!data) return isLate && <Bones label={t("loading")} />;
  if (data.length === 0) return <QuietState>{t(`empty.${kind}`)}</QuietState>;
  return (
    <>
      {children(data)}
      {hasNextPage && (
        <Button
          variant="quiet"
          aria-disabled={isFetchingNextPage}
          onClick={() => !isFetchingNextPage && fetchNextPage()}
          className="mt-3 self-center"
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}

function Bones({ label }: { label: string }) {
  return (
    <div role="status" className="grid grid-cols-3 gap-1">
      <span className="sr-only">{label}</span>
      {["a", "b", "c", "d", "e", "f"].map((place) => (
        <Bone key={place} className="aspect-square h-auto" />
      ))}
    </div>
  );
}
