import { getTranslations } from "next-intl/server";
import { PASSWORD_MIN_LENGTH } from "@/lib/contract/session";
import type { SetupWords } from "./setup-form";
import type { SignInWords } from "./sign-in-form";

/** Stands in a prepared text for what only the browser knows. */
const BLANK = "#";
const TRIES_MAX = 5;

type Translate = Awaited<ReturnType<typeof getTranslations<"auth">>>;

/**
 * The texts of the sign-in form. They are prepared on the server and handed over, so that the page needs no catalogue and no
 * formatter in the browser.
 */
export async function signInWords(): Promise<SignInWords> {
  const t = await getTranslations("auth");
  return {
    ...passwordWords(t),
    ...failureWords(t),
    email: t("field.email"),
    mismatch: t("problem.mismatch"),
    triesLeft: Array.from({ length: TRIES_MAX }, (_, count) => (count === 0 ? "" : t("problem.triesLeft", { count }))),
    paused: t("problem.paused"),
    pauseLeft: t("problem.pauseLeft", { time: BLANK }),
    pauseOver: t("problem.pauseOver"),
    submit: t("signIn.submit"),
    submitting: t("signIn.submitting"),
  };
}

/** The texts of the setup form, prepared likewise. */
export async function setupWords(): Promise<SetupWords> {
  const t = await getTranslations("auth");
  return {
    ...passwordWords(t),
    ...failureWords(t),
    token: t("setup.token"),
    tokenSource: t("setup.tokenSource"),
    tokenWhere: t("setup.tokenWhere"),
    tokenRight: t("setup.tokenRight"),
    tokenWrong: t("setup.tokenWrong"),
    name: t("setup.name"),
    nameMissing: t("setup.nameMissing"),
    email: t("field.email"),
    emailWrong: t("setup.emailWrong"),
    characters: t("setup.characters", { count: BLANK }),
    tooShort: Array.from({ length: PASSWORD_MIN_LENGTH + 1 }, (_, count) => t("setup.strengthTooShort", { count })),
    strength: ["", t("setup.strengthWeak"), t("setup.strengthFair"), t("setup.strengthGood"), t("setup.strengthStrong")],
    submit: t("setup.submit"),
    submitting: t("setup.submitting"),
    closed: t("setup.closed"),
    toSignIn: t("setup.toSignIn"),
  };
}

function passwordWords(t: Translate) {
  return {
    password: t("field.password"),
    show: t("field.show"),
    hide: t("field.hide"),
    showPassword: t("field.showPassword"),
    hidePassword: t("field.hidePassword"),
  };
}

function failureWords(t: Translate) {
  return {
    away: t("problem.away"),
    awayNext: t("problem.awayNext"),
    failed: t("problem.failed"),
    failedNext: t("problem.failedNext", { requestId: BLANK }),
  };
}
