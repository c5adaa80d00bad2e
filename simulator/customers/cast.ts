import type { CustomerFacts } from "./customer";
import type { Registry } from "./registry";

/** Who is on WhatsApp from the start. Their ids at Meta are fixed, so that a restarted simulator knows the same people. */
export const CAST: readonly CustomerFacts[] = [
  { id: "marta", profileName: "Marta Oliveira", phone: "351912555014", userId: "PT.88214077315562014" },
  { id: "layla", profileName: "ليلى حداد", phone: "351915555077", userId: "PT.88214077315562077" },
  { id: "kitefisher", username: "kitefisher", userId: "PT.88214077315562431" },
  { id: "tomasz", profileName: "Tomasz Kowalczyk", phone: "48601555123", userId: "PL.88214077315562123" },
  {
    id: "rafael",
    profileName: "Rafael Nogueira",
    username: "rafa.nog",
    phone: "5531987555012",
    waId: "553187555012",
    userId: "BR.88214077315562012",
  },
  { id: "binh", profileName: "Binh Nguyễn", phone: "84905555190", userId: "VN.88214077315562190" },
];

export function seedCast(customers: Registry): void {
  for (const facts of CAST) customers.create(facts);
}
