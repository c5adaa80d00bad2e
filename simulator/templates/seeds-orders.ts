import type { Seed } from "./seed";

const TRACKING_URL = "https://ribeira.example/track/{{1}}";
const TRACKING_SAMPLE = "https://ribeira.example/track/48213";

/** Templates about an order on its way. */
export const ORDER_SEEDS: readonly Seed[] = [
  {
    name: "order_update",
    category: "UTILITY",
    quality: "GREEN",
    samples: { "1": "Ana", "2": "segue hoje de Lisboa" },
    texts: {
      pt_PT: {
        body: "Olá {{1}}, há novidades sobre a sua encomenda: {{2}}.\n\nResponda a esta mensagem se precisar de ajuda.",
        buttons: [{ reply: "Falar connosco" }],
      },
    },
  },
  {
    name: "delivery_delay",
    category: "UTILITY",
    quality: "GREEN",
    samples: { "1": "Ana", "2": "48213", "3": "27/11" },
    texts: {
      pt_PT: {
        body: "Lamentamos, {{1}}: a entrega da encomenda {{2}} atrasou-se. A nova data é {{3}}, sem custos para si.",
        footer: "Ribeira Goods, Lisboa",
      },
      en: {
        body: "We are sorry, {{1}}: order {{2}} is running late. The new date is {{3}}, at no cost to you.",
        footer: "Ribeira Goods, Lisbon",
      },
    },
  },
  {
    name: "delivery_update",
    category: "UTILITY",
    named: true,
    quality: "GREEN",
    samples: { name: "Ana", order: "48213", day: "Friday", from: "10:00", to: "12:00" },
    texts: {
      en: { body: "Hello {{name}}, order {{order}} arrives {{day}} between {{from}} and {{to}}." },
      pt_PT: { body: "Olá {{name}}, a encomenda {{order}} chega {{day}} entre as {{from}} e as {{to}}." },
      it: { body: "Ciao {{name}}, l’ordine {{order}} arriva {{day}} tra le {{from}} e le {{to}}." },
      es: { body: "Hola {{name}}, el pedido {{order}} llega {{day}} entre las {{from}} y las {{to}}." },
      ar: { body: "مرحباً {{name}}، يصل الطلب {{order}} يوم {{day}} بين {{from}} و {{to}}." },
    },
  },
  {
    name: "pickup_ready",
    category: "UTILITY",
    named: true,
    quality: "GREEN",
    samples: { order: "48213", until: "28/11" },
    texts: {
      pt_PT: { body: "A sua encomenda {{order}} está à espera na loja de Lisboa até {{until}}." },
      en: { body: "Your order {{order}} is waiting at the Lisbon store until {{until}}." },
    },
  },
  {
    name: "order_delayed",
    category: "UTILITY",
    named: true,
    quality: "YELLOW",
    correctCategory: "MARKETING",
    samples: { order: "48213", name: "Ana", date: "Friday 27 November" },
    texts: {
      en_GB: {
        header: "Order {{order}} is late",
        body: "Hello {{name}}, we are sorry: your order needs longer than we promised. The new date is {{date}}.\n\nTell us if you would rather change or cancel it.",
        footer: "Ribeira Goods, Lisbon",
        buttons: [
          { reply: "Change my order" },
          { reply: "Cancel it" },
          { link: "Follow the parcel", url: TRACKING_URL, example: TRACKING_SAMPLE },
        ],
      },
      pt_PT: {
        header: "A encomenda {{order}} está atrasada",
        body: "Olá {{name}}, lamentamos: a sua encomenda precisa de mais tempo do que prometemos. A nova data é {{date}}.\n\nDiga-nos se prefere alterá-la ou cancelá-la.",
        footer: "Ribeira Goods, Lisboa",
        buttons: [
          { reply: "Alterar" },
          { reply: "Cancelar" },
          { link: "Seguir a encomenda", url: TRACKING_URL, example: TRACKING_SAMPLE },
        ],
      },
      ar: {
        header: "الطلب {{order}} متأخر",
        body: "مرحباً {{name}}، نعتذر: طلبك يحتاج إلى وقت أطول مما وعدنا. الموعد الجديد هو {{date}}.",
        footer: "ريبيرا، لشبونة",
        buttons: [
          { reply: "تغيير الطلب" },
          { reply: "إلغاء" },
          { link: "تتبع الشحنة", url: TRACKING_URL, example: TRACKING_SAMPLE },
        ],
        status: "REJECTED",
        rejected: "TAG_CONTENT_MISMATCH",
        quality: "UNKNOWN",
      },
    },
  },
  {
    name: "courier_note",
    category: "UTILITY",
    status: "DISABLED",
    quality: "RED",
    samples: { "1": "48213" },
    texts: { en: { body: "A note from the courier about order {{1}}: please be at home today." } },
  },
];
