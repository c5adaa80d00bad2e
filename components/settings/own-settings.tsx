"use client";

import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useSendKey } from "@/components/conversation/composer/use-send-key";
import { useSignOut } from "@/components/inbox/use-sign-out";
import { useModKey } from "@/components/shortcuts/mod-key";
import { useSingleKeys } from "@/components/shortcuts/use-single-keys";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { usePreferences } from "@/lib/client/mutations";
import { useMe } from "@/lib/client/queries";
import { Locale, type Me, type PreferencesInput, Theme } from "@/lib/contract/agent";
import { SettingsPage, SettingsRow, SettingsSection } from "./settings-frame";

/** What an agent decides for oneself: on every device, and on this one. */
export function OwnSettings() {
  const t = useTranslations("settings.you");
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <SettingsPage title={t("title")}>
      <Account me={me} />
      <Appearance me={me} />
      <Answering me={me} />
      <Keyboard />
    </SettingsPage>
  );
}

function Account({ me }: { me: Me }) {
  const t = useTranslations("settings.you");
  const signOut = useSignOut();
  return (
    <section className="flex items-center gap-3 pt-5 pb-4">
      <Avatar id={me.id} name={me.name} size={40} />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-semibold text-md">
          {me.name}
        </p>
        <p className="truncate text-ink-2">
          <bdi>{me.email}</bdi> · {t(`role.${me.role}`)}
        </p>
      </div>
      <Button onClick={signOut}>
        <LogOut aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
        {t("signOut")}
      </Button>
    </section>
  );
}

function Appearance({ me }: { me: Me }) {
  const t = useTranslations("settings.you");
  const router = useRouter();
  const preferences = usePreferences();
  // What was chosen shows at once; when the server refuses, what it has comes back.
  const chosen = preferences.isPending ? preferences.variables : undefined;

  function chooseTheme(theme: Theme) {
    document.documentElement.dataset.theme = theme;
    const onError = () => {
      document.documentElement.dataset.theme = me.theme;
      toast.error(t("notSaved"));
    };
    preferences.mutate({ theme }, { onError });
  }

  function chooseLocale(locale: Locale) {
    preferences.mutate({ locale }, { onSuccess: () => router.refresh(), onError: () => toast.error(t("notSaved")) });
  }

  return (
    <SettingsSection title={t("everywhere")}>
      <SettingsRow name={t("language")}>
        <Segmented
          label={t("language")}
          value={chosen?.locale ?? me.locale}
          onChange={chooseLocale}
          options={Locale.options.map((locale) => ({ value: locale, label: LANGUAGES[locale], lang: locale }))}
        />
      </SettingsRow>
      <SettingsRow name={t("theme")}>
        <Segmented
          label={t("theme")}
          value={chosen?.theme ?? me.theme}
          onChange={chooseTheme}
          options={Theme.options.map((theme) => ({ value: theme, label: t(`themes.${theme}`) }))}
        />
      </SettingsRow>
    </SettingsSection>
  );
}

/** Each in its own words: whoever cannot read the page finds it all the same. */
const LANGUAGES: Readonly<Record<Locale, string>> = { en: "English", "pt-BR": "Português (Brasil)" };

function Answering({ me }: { me: Me }) {
  const t = useTranslations("settings.you");
  const preferences = usePreferences();
  const chosen = preferences.isPending ? preferences.variables : undefined;
  const change = (input: PreferencesInput) => preferences.mutate(input, { onError: () => toast.error(t("notSaved")) });
  return (
    <SettingsSection title={t("answering")}>
      <Switch
        label={t("opensNext")}
        hint={t("opensNextHint")}
        checked={chosen?.opensNextAfterResolve ?? me.opensNextAfterResolve}
        onChange={(opensNextAfterResolve) => change({ opensNextAfterResolve })}
      />
      <Switch
        label={t("takes")}
        hint={t("takesHint")}
        checked={chosen?.takesOnReply ?? me.takesOnReply}
        onChange={(takesOnReply) => change({ takesOnReply })}
      />
    </SettingsSection>
  );
}

function Keyboard() {
  const t = useTranslations("settings.you");
  const [sendKey, setSendKey] = useSendKey();
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <SettingsSection title={t("here")}>
      <Switch
        label={t("enterSends")}
        hint={t("enterSendsHint", { mod: useModKey() })}
        checked={sendKey === "enter"}
        onChange={(isOn) => setSendKey(isOn ? "enter" : "mod-enter")}
      />
      <Switch label={t("singleKeys")} hint={t("singleKeysHint")} checked={singleKeys} onChange={setSingleKeys} />
    </SettingsSection>
  );
}
