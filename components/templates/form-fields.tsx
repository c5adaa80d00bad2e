import { useTranslations } from "next-intl";
import type { TemplateVariable, TemplateView } from "@/lib/contract/template";
import { flattenValue } from "@/lib/whatsapp/template-values";
import { OfferRow, PlaceRows, ProductRow, ProductRows } from "./extras-rows";
import { FileRow } from "./file-row";
import { TextRow } from "./form-row";
import { SectionRows } from "./section-rows";
import { TemplateField } from "./template-field";
import type { TemplateForm } from "./use-template-form";

type FormFieldsProps = { form: TemplateForm; template: TemplateView; draft: string };

/** Everything that the template wants, in the order in which the phone shows it. */
export function FormFields({ form, template, draft }: FormFieldsProps) {
  const isOfCards = ({ component }: TemplateVariable) => component === "card";
  return (
    <>
      <Slot form={form} template={template} slotKey="header" />
      <DocumentName form={form} template={template} />
      {template.needsLocation && <PlaceRows form={form} />}
      {template.offer?.hasExpiration && <OfferRow form={form} />}
      <Variables form={form} template={template} draft={draft} of={template.variables.filter((one) => !isOfCards(one))} />
      <ProductRows form={form} template={template} />
      {template.products === "multi" && <SectionRows form={form} />}
      {template.cards.map((_card, index) => (
        <CardFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place.
          key={index}
          form={form}
          template={template}
          draft={draft}
          index={index}
        />
      ))}
    </>
  );
}

/** What one card of a carousel wants; nothing when it is the same for everybody. */
function CardFields({ form, template, draft, index }: FormFieldsProps & { index: number }) {
  const t = useTranslations("templates");
  const path = `card.${index}.`;
  const variables = template.variables.filter(({ key }) => key.startsWith(path));
  const hasSlot = template.files.some(({ key }) => key.startsWith(path));
  if (variables.length === 0 && !hasSlot && template.products !== "cards") return null;
  return (
    <fieldset className="grid gap-2 border-line border-t pt-2">
      <legend className="float-start mb-1 font-medium text-ink-2 text-xs">{t("card", { number: index + 1 })}</legend>
      <Slot form={form} template={template} slotKey={`${path}header`} />
      {template.products === "cards" && <ProductRow form={form} index={index} />}
      <Variables form={form} template={template} draft={draft} of={variables} />
    </fieldset>
  );
}

function Slot({ form, template, slotKey }: Omit<FormFieldsProps, "draft"> & { slotKey: string }) {
  const slot = template.files.find(({ key }) => key === slotKey);
  if (!slot) return null;
  return (
    <FileRow
      key={`${template.id}.${slotKey}`}
      slot={slot}
      file={form.extras.files[slotKey]}
      problem={form.problems.get(slotKey)}
      onFile={(file) => form.giveFile(slotKey, file)}
    />
  );
}

/** What a document is called on the contact's phone: as its file, unless told otherwise. */
function DocumentName({ form: { extras, giveExtras }, template }: Omit<FormFieldsProps, "draft">) {
  const t = useTranslations("templates.file");
  const slot = template.files.find(({ kind }) => kind === "document");
  const file = slot && extras.files[slot.key];
  if (!file) return null;
  return (
    <TextRow
      label={t("name")}
      required={false}
      maxLength={240}
      value={extras.fileName ?? file.attachment.fileName ?? ""}
      problem={undefined}
      onValue={(fileName) => giveExtras({ fileName })}
    />
  );
}

function Variables({ form, template, draft, of }: FormFieldsProps & { of: readonly TemplateVariable[] }) {
  return of.map((variable) => (
    <TemplateField
      key={variable.key}
      template={template}
      variable={variable}
      filled={form.values[variable.key]}
      offeredDraft={form.draftPlace?.key === variable.key ? flattenValue(draft) : null}
      problem={form.problems.get(variable.key)}
      onValue={(filled) => form.fill(variable, filled)}
    />
  ));
}
