import { answers, happens, type Story, says, withPhone } from "../story";
import type { AgentKey } from "../team";

type Sketch = {
  name: string;
  country: string;
  phone: string;
  question: string;
  answer: string | null;
  thanks?: string;
  /** Hours since the question. */
  hours: number;
  by?: AgentKey;
  resolved?: boolean;
  unread?: boolean;
};

const SKETCHES: readonly Sketch[] = [
  {
    name: "Sofia Almeida",
    country: "PT",
    phone: "351913555041",
    hours: 3,
    question: "Ainda têm as velas de lavanda?",
    answer: null,
    unread: true,
  },
  {
    name: "Lucas Meyer",
    country: "DE",
    phone: "4916055501733",
    hours: 9,
    question: "Kann ich die Lieferadresse noch ändern?",
    answer: "Ja, bis heute 18 Uhr. Wie lautet die neue Adresse?",
    by: "grace",
  },
  {
    name: "Emma Dubois",
    country: "FR",
    phone: "33612555048",
    hours: 14,
    question: "Bonjour, ma commande 48155 est-elle partie ?",
    answer: "Bonjour Emma, elle part demain matin.",
    thanks: "Merci beaucoup !",
    by: "ada",
  },
  {
    name: "Noah Janssen",
    country: "NL",
    phone: "31612555093",
    hours: 20,
    question: "Is de winkel zondag open?",
    answer: "Ja, van 10 tot 18 uur.",
    by: "grace",
  },
  {
    name: "Mei Lin",
    country: "SG",
    phone: "6591555027",
    hours: 22,
    question: "Do you gift wrap?",
    answer: "We do, free of charge 🎁",
    by: "ada",
  },
  {
    name: "Carlos Ibáñez",
    country: "ES",
    phone: "34612555078",
    hours: 26,
    question: "¿Puedo devolver la manta?",
    answer: "Claro, tiene 30 días.",
    thanks: "Gracias",
    by: "grace",
    resolved: true,
  },
  {
    name: "Priya Raman",
    country: "IN",
    phone: "919845550162",
    hours: 28,
    question: "Is customs included in the price?",
    answer: "Yes, for India all duties are paid.",
    by: "ada",
  },
  {
    name: "Oliver Grant",
    country: "GB",
    phone: "447700900162",
    hours: 31,
    question: "The discount code AUTUMN10 does not work.",
    answer: "It ended on Sunday, but I have made you a new one: OLIVER10",
    thanks: "Brilliant, cheers!",
    by: "grace",
    resolved: true,
  },
  {
    name: "Fatima Zahra",
    country: "MA",
    phone: "212661555084",
    hours: 34,
    question: "هل يمكن الدفع عند الاستلام؟",
    answer: "نعم، داخل البرتغال فقط.",
    by: "grace",
  },
  {
    name: "Giulia Conti",
    country: "IT",
    phone: "393335550129",
    hours: 40,
    question: "Avete la tovaglia 180 × 180?",
    answer: "Sì, in bianco e in sabbia.",
    thanks: "La prendo in sabbia!",
    by: "ada",
    resolved: true,
  },
  {
    name: "Pedro Antunes",
    country: "PT",
    phone: "351917555312",
    hours: 45,
    question: "O vale-oferta tem validade?",
    answer: "Um ano, Pedro.",
    by: "grace",
    resolved: true,
  },
  {
    name: "Ingrid Nilsen",
    country: "NO",
    phone: "4792555140",
    hours: 51,
    question: "Which glaze is food safe?",
    answer: "All of them, and dishwasher safe too.",
    by: "ada",
  },
  {
    name: "Samuel Okafor",
    country: "NG",
    phone: "2348035550117",
    hours: 56,
    question: "My parcel is stuck at customs.",
    answer: "I have sent the invoice to the courier.",
    thanks: "It moved. Thanks!",
    by: "grace",
    resolved: true,
  },
  {
    name: "Katarzyna Nowak",
    country: "PL",
    phone: "48512555064",
    hours: 63,
    question: "Czy macie kubki bez ucha?",
    answer: "Tak, w czterech kolorach.",
    by: "grace",
  },
  {
    name: "Ana Ferreira",
    country: "PT",
    phone: "351961555208",
    hours: 70,
    question: "A loja do Porto vai reabrir?",
    answer: "Em março, Ana!",
    thanks: "Que bom 😊",
    by: "ada",
    resolved: true,
  },
  {
    name: "Mohammed Al-Sayed",
    country: "AE",
    phone: "971505550139",
    hours: 82,
    question: "Can you ship to Dubai by Thursday?",
    answer: "By express, yes: €39.",
    by: "grace",
  },
  {
    name: "Zoë Claes",
    country: "BE",
    phone: "32475555016",
    hours: 96,
    question: "Is het tapijt wasbaar?",
    answer: "Ja, op 30 graden.",
    by: "ada",
    resolved: true,
  },
  {
    name: "Thiago Rocha",
    country: "BR",
    phone: "5511987555063",
    hours: 120,
    question: "Tem previsão de reposição da cerâmica azul?",
    answer: "Chega dia 12.",
    by: "grace",
  },
  {
    name: "Yuki Tanaka",
    country: "JP",
    phone: "818055500391",
    hours: 144,
    question: "英語の説明書はありますか？",
    answer: "はい、PDF をお送りします。",
    by: "ada",
    resolved: true,
  },
];

/** Short, everyday conversations that fill the list. */
export const OTHERS: readonly Story[] = SKETCHES.map((sketch) => {
  const { name, country, phone, hours, question, answer, thanks, by = "ada", resolved, unread } = sketch;
  return {
    person: withPhone(name, country, phone),
    ...(answer && by === "grace" ? { assignee: by } : {}),
    ...(resolved ? { state: "resolved" as const } : {}),
    ...(unread ? { unread: 1 } : {}),
    lines: [
      says(`${hours}h`, question),
      ...(answer ? [answers(by, `${hours - 1}h 40m`, answer)] : []),
      ...(thanks ? [says(`${hours - 1}h 20m`, thanks)] : []),
      ...(resolved ? [happens(`${hours - 1}h`, "resolved", by)] : []),
    ],
  };
});
