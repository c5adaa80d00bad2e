import { getTranslations } from "next-intl/server";
import { PASSWORD_MIN_LENGTH } from "@/lib/contract/session";
import type { InvitationWords } from "./invitation-form";
import type { PasskeyWords } from "./passkey-button";
import type { SecondStepWords } from "./second-step-form";
import type { SetupWords } from "./setup-form";
import type { SignInWords } from "./sign-in-form";

/** Stands in a prepared text for what only the browser knows. */
const BLANK = "#";
const TRIES_MAX = 5;

type Translate = Awaited<ReturnType<typeof getTranslations<"auth">>>;

/**
 * The texts of the sign-in form. They are prepared on the server and handed over, so that the page needs no catalogue and no
 * formatter in the browser. `appUrl` = where the inbox is opened.
 */
export async function signInWords(appUrl: string): Promise<SignInWords> {
  const t = await getTranslations("auth");
  return {
    ...passwordWords(t),
    ...failureWords(t),
    address: t("problem.address"),
    addressNext: `${t("problem.addressNext")} ${appUrl}`,
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
    ...newPasswordWords(t),
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
    submit: t("setup.submit"),
    submitting: t("setup.submitting"),
    closed: t("setup.closed"),
    toSignIn: t("setup.toSignIn"),
  };
}

/** The texts of joining by an invitation, prepared likewise. */
export async function invitationWords(): Promise<InvitationWords> {
  const t = await getTranslations("auth");
  return {
    ...newPasswordWords(t),
    ...failureWords(t),
    name: t("setup.name"),
    nameMissing: t("setup.nameMissing"),
    gone: t("invite.goneTitle"),
    goneNext: t("invite.gone"),
    taken: t("invite.taken"),
    toSignIn: t("invite.toSignIn"),
    submit: t("invite.submit"),
    submitting: t("invite.submitting"),
  };
}

/** The texts of the second step: those of a refused sign-in, with a code in the password's place. */
export async function secondStepWords(appUrl: string): Promise<SecondStepWords> {
  const t = await getTranslations("auth");
  return {
    ...(await signInWords(appUrl)),
    mismatch: t("secondStep.wrong"),
    code: t("secondStep.code"),
    codeHint: t("secondStep.codeHint"),
    submit: t("secondStep.submit"),
    submitting: t("secondStep.submitting"),
  };
}

/** The texts of the button that signs in with a passkey. */
export async function passkeyWords(): Promise<PasskeyWords> {
  const t = await getTranslations("auth.passkey");
  return { use: t("use"), asking: t("asking"), refused: t("refused"), unknown: t("unknown"), away: t("away") };
}

function newPasswordWords(t: Translate) {
  return {
    ...passwordWords(t),
    characters: t("setup.characters", { count: BLANK }),
    tooShort: Array.from({ length: PASSWORD_MIN_LENGTH + 1 }, (_, count) => t("setup.strengthTooShort", { count })),
    strength: ["", t("setup.strengthWeak"), t("setup.strengthFair"), t("setup.strengthGood"), t("setup.strengthStrong")],
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
