import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useMemo, useReducer, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { FileView } from "@/lib/contract/attachment";
import type { Interactive } from "@/lib/contract/interactive";
import type { SavedMessageView } from "@/lib/contract/saved-message";
import { emptyDraft, fromInteractive, type InteractiveDraft } from "./draft";
import { EditorProvider } from "./editor-context";
import { TypeFields } from "./fields/type-fields";
import { filesOfDraft } from "./files-of-draft";
import { PhonePreview } from "./phone-preview";
import { judge } from "./problems";
import { SaveForm } from "./save-form";
import { SavedList } from "./saved-list";
import { TypeList } from "./type-list";

type InteractiveDialogProps = {
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onSend: (interactive: Interactive, files: FileView[]) => void;
};

type Start = { draft: InteractiveDraft; saved: Pick<SavedMessageView, "id" | "name"> | null };

/** Makes an interactive message: from nothing, or from one that the team has saved. */
export function InteractiveDialog({ returnTo, onClose, onSend }: InteractiveDialogProps) {
  const [start, setStart] = useState<Start | null>(null);
  if (start) {
    return <EditDialog {...start} returnTo={returnTo} onClose={onClose} onBack={() => setStart(null)} onSend={onSend} />;
  }
  return <StartDialog returnTo={returnTo} onClose={onClose} onStart={setStart} />;
}

const FULL_ON_PHONES =
  "max-md:inset-0 max-md:h-dvh max-md:max-h-none max-md:w-full max-md:translate-x-0 max-md:rounded-none rtl:max-md:translate-x-0";

type StartDialogProps = Pick<InteractiveDialogProps, "returnTo" | "onClose"> & { onStart: (start: Start) => void };

function StartDialog({ returnTo, onClose, onStart }: StartDialogProps) {
  const t = useTranslations("interactive");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      closeLabel={t("close")}
      returnTo={returnTo}
      className={`max-w-[720px] ${FULL_ON_PHONES}`}
    >
      <div className="@container grid gap-5 px-4 py-4">
        <section aria-label={t("saved.title")}>
          <h3 className="mb-2 font-medium text-ink-2 text-xs">{t("saved.title")}</h3>
          <SavedList onOpen={(saved) => onStart({ saved, draft: fromInteractive(saved.interactive) })} />
        </section>
        <section aria-label={t("new")}>
          <h3 className="mb-1 font-medium text-ink-2 text-xs">{t("new")}</h3>
          <TypeList onType={(type) => onStart({ saved: null, draft: emptyDraft(type) })} />
        </section>
      </div>
    </Dialog>
  );
}

type EditDialogProps = InteractiveDialogProps & Start & { onBack: () => void };

function merge(draft: InteractiveDraft, change: Partial<InteractiveDraft>): InteractiveDraft {
  return { ...draft, ...change };
}

function EditDialog({ draft: first, saved: began, returnTo, onClose, onBack, onSend }: EditDialogProps) {
  const t = useTranslations("interactive");
  const [draft, change] = useReducer(merge, first);
  const [saved, setSaved] = useState(began);
  const [wasTried, setWasTried] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const judgement = useMemo(() => judge(draft), [draft]);
  const { interactive, problems } = judgement;
  const editor = useMemo(
    () => ({
      draft,
      change,
      problemAt: (path: string) => {
        const problem = problems?.get(path) ?? null;
        // What is only not written yet is no mistake until one wants to send it.
        return wasTried || problem?.kind === "tooLong" ? problem : null;
      },
    }),
    [draft, problems, wasTried],
  );

  /** Says what is missing, and goes to the first of it. */
  function showProblems() {
    setWasTried(true);
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`type.${draft.type}.name`)}
      closeLabel={t("close")}
      returnTo={returnTo}
      className={`h-[min(760px,84dvh)] max-w-[960px] ${FULL_ON_PHONES}`}
      footer={
        <>
          <SaveForm
            saved={saved}
            interactive={interactive}
            onTry={() => !interactive && showProblems()}
            onSaved={({ id, name }) => setSaved({ id, name })}
          />
          <span role="status" className="ms-auto text-ink-2 text-xs">
            {wasTried && problems && t("cannotSend", { count: problems.size })}
          </span>
          <Button
            variant="primary"
            aria-disabled={!interactive}
            onClick={() => (interactive ? onSend(interactive, filesOfDraft(draft)) : showProblems())}
          >
            {t("send")}
          </Button>
        </>
      }
    >
      <EditorProvider value={editor}>
        <div className="grid min-h-full md:grid-cols-[minmax(0,1fr)_372px]">
          <div ref={fields} className="grid content-start gap-4 px-5 py-4">
            <div className="grid justify-items-start gap-1">
              <Button variant="quiet" size="small" onClick={onBack} className="-ms-2">
                <ChevronLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
                {t("back")}
              </Button>
              <p className="text-ink-2">{t(`type.${draft.type}.says`)}</p>
            </div>
            <TypeFields />
          </div>
          <div className="border-line bg-surface-2 px-5 py-4 max-md:border-t md:border-s">
            <div className="md:sticky md:top-4">
              <PhonePreview draft={draft} />
            </div>
          </div>
        </div>
      </EditorProvider>
    </Dialog>
  );
}
