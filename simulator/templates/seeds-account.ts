import type { Seed } from "./seed";

/** Templates about money, papers and signing in. */
export const ACCOUNT_SEEDS: readonly Seed[] = [
  {
    name: "refund_done",
    category: "UTILITY",
    status: "PAUSED",
    quality: "RED",
    samples: { "1": "Ana", "2": "24.90 €" },
    texts: { en: { body: "Hello {{1}}, your refund of {{2}} is on its way and takes up to three days." } },
  },
  {
    name: "invoice_copy",
    category: "UTILITY",
    named: true,
    media: "DOCUMENT",
    quality: "GREEN",
    samples: { number: "2211", date: "14/11" },
    texts: {
      pt_PT: { body: "Aqui está a fatura {{number}} da sua encomenda de {{date}}." },
      en: { body: "Here is invoice {{number}} for your order of {{date}}." },
      de: {
        body: "Hier ist die Rechnung {{number}} zu Ihrer Bestellung vom {{date}}.",
        status: "PENDING",
        quality: "UNKNOWN",
      },
    },
  },
  {
    name: "returns_label",
    category: "UTILITY",
    named: true,
    media: "DOCUMENT",
    status: "PENDING",
    samples: { return: "R-1182" },
    texts: {
      pt_PT: { body: "A etiqueta da devolução {{return}} segue em anexo. Qualquer posto dos correios a aceita." },
      en: { body: "Your label for return {{return}} is attached. Any post office takes it." },
    },
  },
  {
    name: "sign_in_code",
    category: "AUTHENTICATION",
    texts: {
      en: {
        body: "*{{1}}* is your verification code.",
        footer: "This code expires in 10 minutes.",
        buttons: [{ reply: "Copy code" }],
      },
      pt_PT: {
        body: "*{{1}}* é o seu código de verificação.",
        footer: "Este código expira em 10 minutos.",
        buttons: [{ reply: "Copiar código" }],
      },
      es: {
        body: "Tu código de verificación es *{{1}}*.",
        footer: "Este código caduca en 10 minutos.",
        buttons: [{ reply: "Copiar código" }],
      },
      it: {
        body: "Il tuo codice di verifica è *{{1}}*.",
        footer: "Questo codice scade tra 10 minuti.",
        buttons: [{ reply: "Copia codice" }],
      },
      de: {
        body: "*{{1}}* ist dein Bestätigungscode.",
        footer: "Dieser Code läuft in 10 Minuten ab.",
        buttons: [{ reply: "Code kopieren" }],
      },
      ar: {
        body: "رمز التحقق الخاص بك هو *{{1}}*.",
        footer: "تنتهي صلاحية هذا الرمز خلال 10 دقائق.",
        buttons: [{ reply: "نسخ الرمز" }],
      },
    },
  },
];
