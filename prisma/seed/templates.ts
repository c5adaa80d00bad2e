import type { TemplateSnapshot } from "@/lib/contract/message";

/** Templates that the simulated account has, as they were sent: with their variables filled in. */
function plain(name: string, language: string, body: string, more: Partial<TemplateSnapshot> = {}): TemplateSnapshot {
  return { name, language, header: null, body, footer: null, buttons: [], ...more };
}

export function orderUpdate(name: string, news: string): TemplateSnapshot {
  return plain(
    "order_update",
    "pt_PT",
    `Olá ${name}, há novidades sobre a sua encomenda: ${news}.\n\nResponda a esta mensagem se precisar de ajuda.`,
    { buttons: ["Falar connosco"] },
  );
}

export function deliveryUpdate(name: string, order: string, day: string): TemplateSnapshot {
  return plain("delivery_update", "en", `Hello ${name}, order ${order} arrives ${day} between 10:00 and 12:00.`);
}

export function deliveryDelay(name: string, order: string, date: string): TemplateSnapshot {
  return plain(
    "delivery_delay",
    "en",
    `We are sorry, ${name}: order ${order} is running late. The new date is ${date}, at no cost to you.`,
    { footer: "Ribeira Goods, Lisbon" },
  );
}

export function pickupReady(order: string, until: string): TemplateSnapshot {
  return plain("pickup_ready", "en", `Your order ${order} is waiting at the Lisbon store until ${until}.`);
}
