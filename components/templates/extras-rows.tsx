import { useTimeZone, useTranslations } from "next-intl";
import { fromFieldValue, toFieldValue } from "@/components/conversation/scheduled/schedule-time";
import { serverNow } from "@/lib/client/clock";
import type { TemplateView } from "@/lib/contract/template";
import { TextRow } from "./form-row";
import type { TemplateForm } from "./use-template-form";

type ExtrasRowsProps = { form: TemplateForm; template: TemplateView };

/** Where the place is that stands over the template. */
export function PlaceRows({ form: { extras, problems, giveExtras } }: { form: TemplateForm }) {
  const t = useTranslations("templates.place");
  return (
    <>
      <TextRow
        label={t("name")}
        value={extras.placeName}
        maxLength={200}
        problem={problems.get("placeName")}
        onValue={(placeName) => giveExtras({ placeName })}
      />
      <TextRow
        label={t("address")}
        value={extras.address}
        maxLength={500}
        problem={problems.get("address")}
        onValue={(address) => giveExtras({ address })}
      />
      <TextRow
        label={t("where")}
        value={extras.where}
        placeholder={t("whereHint")}
        problem={problems.get("where")}
        onValue={(where) => giveExtras({ where })}
      />
    </>
  );
}

/** Until when the offer counts, in the reader's time zone. */
export function OfferRow({ form: { extras, problems, giveExtras } }: { form: TemplateForm }) {
  const t = useTranslations("templates");
  const timeZone = useTimeZone() ?? "UTC";
  return (
    <TextRow
      type="datetime-local"
      label={t("offerEnds")}
      value={extras.offerEndsAt ? toFieldValue(new Date(extras.offerEndsAt), timeZone) : ""}
      min={toFieldValue(serverNow(), timeZone)}
      problem={problems.get("offerEndsAt")}
      onValue={(value) => giveExtras({ offerEndsAt: fromFieldValue(value, timeZone)?.toISOString() ?? null })}
    />
  );
}

/** Which products of the catalogue the template shows. Their pictures are Meta's alone, so they go by their ids. */
export function ProductRows({ form, template: { products } }: ExtrasRowsProps) {
  const t = useTranslations("templates.products");
  const { extras, problems, giveExtras } = form;
  if (products === "single" || products === "cards") {
    return (
      <>
        <TextRow
          label={t("catalog")}
          value={extras.catalogId}
          maxLength={64}
          problem={problems.get("catalogId")}
          onValue={(catalogId) => giveExtras({ catalogId })}
        />
        {products === "single" && <ProductRow form={form} index={0} />}
      </>
    );
  }
  return products === "catalog" ? <ProductRow form={form} index={0} isOptional /> : null;
}

type ProductRowProps = { form: TemplateForm; index: number; isOptional?: boolean };

/** The product of a card, or the one whose picture stands for all. */
export function ProductRow({ form: { extras, problems, giveExtras }, index, isOptional = false }: ProductRowProps) {
  const t = useTranslations("templates.products");
  const value = extras.products[index] ?? "";
  const isWrong = !isOptional && problems.has("products") && value.trim() === "";
  return (
    <TextRow
      label={t(isOptional ? "picture" : "one")}
      value={value}
      maxLength={100}
      required={!isOptional}
      placeholder={isOptional ? t("optional") : undefined}
      problem={isWrong ? "missing" : undefined}
      onValue={(id) => giveExtras({ products: withProduct(extras.products, index, id) })}
    />
  );
}

function withProduct(products: readonly string[], index: number, id: string): string[] {
  return Array.from({ length: Math.max(products.length, index + 1) }, (_, place) =>
    place === index ? id : (products[place] ?? ""),
  );
}
