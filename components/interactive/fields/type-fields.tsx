import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { INTERACTIVE_LIMITS } from "@/lib/contract/interactive";
import type { InteractiveDraft } from "../draft";
import { useEditor } from "../editor-context";
import { CardsField } from "./cards-field";
import { ChoicesField } from "./choices-field";
import { HeaderField, HeaderText } from "./header-field";
import { LimitedField } from "./limited-field";
import { SectionsField } from "./sections-field";

const L = INTERACTIVE_LIMITS;
const WITH_FOOTER: ReadonlySet<InteractiveDraft["type"]> = new Set([
  "button",
  "list",
  "cta_url",
  "flow",
  "product",
  "product_list",
  "catalog_message",
]);

/** All fields of the type that a draft has now, in the order in which the phone shows them. */
export function TypeFields() {
  const t = useTranslations("interactive.field");
  const { draft, change } = useEditor();
  const { type } = draft;
  const isBodyOptional = type === "product" || type === "call_permission_request";
  return (
    <div className="@container grid gap-4">
      {(type === "button" || type === "cta_url" || type === "flow") && <HeaderField />}
      {type === "list" && <HeaderField isOnlyText />}
      {type === "product_list" && <HeaderText />}
      <LimitedField
        path="body"
        label={t("body")}
        value={draft.body}
        max={type === "list" ? L.listBody : L.body}
        lines={4}
        onValue={(body) => change({ body })}
        {...(isBodyOptional ? { hint: t("optional") } : {})}
      />
      {WITH_FOOTER.has(type) && (
        <LimitedField
          path="footer"
          label={t("footer")}
          value={draft.footer}
          max={L.footer}
          onValue={(footer) => change({ footer })}
          hint={t("optional")}
        />
      )}
      <ActionFields />
    </div>
  );
}

/** What the contact can do with the message. */
function ActionFields() {
  const t = useTranslations("interactive.field");
  const { draft, change } = useEditor();
  switch (draft.type) {
    case "button":
      return (
        <ChoicesField
          path="buttons"
          of="button"
          choices={draft.buttons}
          max={L.buttons}
          onChoices={(buttons) => change({ buttons })}
        />
      );
    case "list":
      return (
        <>
          <LimitedField
            path="button"
            label={t("listButton")}
            value={draft.listButton}
            max={L.listButton}
            onValue={(listButton) => change({ listButton })}
          />
          <SectionsField of="rows" />
        </>
      );
    case "cta_url":
      return (
        <>
          <Label path="link.label" max={L.linkLabel} />
          <LimitedField
            path="link.url"
            label={t("url")}
            value={draft.url}
            placeholder="https://"
            onValue={(url) => change({ url })}
          />
        </>
      );
    case "flow":
      return <FlowFields />;
    case "voice_call":
      return (
        <>
          <Label path="label" max={L.linkLabel} />
          <LimitedField
            path="minutes"
            label={t("minutes")}
            value={draft.minutes}
            onValue={(minutes) => change({ minutes })}
            hint={t("minutesHint")}
          />
        </>
      );
    case "carousel":
      return <CardsField />;
    case "product":
      return (
        <>
          <Catalog />
          <Product path="productId" label={t("productId")} />
        </>
      );
    case "product_list":
      return (
        <>
          <Catalog />
          <SectionsField of="products" />
        </>
      );
    case "product_carousel":
      return (
        <>
          <Catalog />
          <LimitedField
            path="productIds"
            label={t("products")}
            value={draft.products}
            lines={4}
            onValue={(products) => change({ products })}
            hint={t("productsHint")}
          />
        </>
      );
    case "catalog_message":
      return <Product path="thumbnailProductId" label={t("thumbnailId")} hint={t("optional")} />;
    default:
      return null;
  }
}

function Label({ path, max }: { path: string; max: number }) {
  const t = useTranslations("interactive.field");
  const { draft, change } = useEditor();
  return <LimitedField path={path} label={t("label")} value={draft.label} max={max} onValue={(label) => change({ label })} />;
}

function Catalog() {
  const t = useTranslations("interactive.field");
  const { draft, change } = useEditor();
  return (
    <LimitedField
      path="catalogId"
      label={t("catalogId")}
      value={draft.catalogId}
      onValue={(catalogId) => change({ catalogId })}
    />
  );
}

function Product({ path, label, hint }: { path: string; label: string; hint?: string }) {
  const { draft, change } = useEditor();
  return (
    <LimitedField
      path={path}
      label={label}
      value={draft.productId}
      onValue={(productId) => change({ productId })}
      {...(hint ? { hint } : {})}
    />
  );
}

function FlowFields() {
  const t = useTranslations("interactive.field");
  const { draft, change } = useEditor();
  return (
    <>
      <Label path="label" max={L.flowLabel} />
      <LimitedField path="flowId" label={t("flowId")} value={draft.flowId} onValue={(flowId) => change({ flowId })} />
      <Segmented
        label={t("flowMode")}
        value={draft.flowMode}
        options={[
          { value: "published", label: t("published") },
          { value: "draft", label: t("draft") },
        ]}
        onChange={(flowMode) => change({ flowMode })}
      />
      <LimitedField
        path="screen"
        label={t("screen")}
        value={draft.screen}
        onValue={(screen) => change({ screen })}
        hint={t("screenHint")}
      />
    </>
  );
}
