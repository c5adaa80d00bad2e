import { META_FAULT } from "../failures";
import { answers, happens, reacts, reactsBack, type Story, says, withPhone } from "../story";

/** What the team is in the middle of: written today, most of it unanswered. */
export const TODAY: readonly Story[] = [
  {
    person: { name: "Marta Oliveira", phone: "351912555014", username: "marta.oli", userId: "PT.88214077315562014" },
    assignee: "ada",
    lines: [
      says("1d 2h", "Olá! The tracking says delivered, but there is nothing at my door 😕"),
      happens("1d 1h 55m", "assigned", "ada", "ada"),
      answers("ada", "1d 1h 51m", "Sorry about that, Marta. I am asking the courier for the drop-off photo now.", {
        key: "photo",
      }),
      reacts("1d 1h 50m", "🙏", "photo"),
      answers("ada", "5h 10m", "Bom dia Marta! The courier left it with your neighbour at *14B*.", { key: "neighbour" }),
      answers("ada", "5h 9m", "Here is their number, in case nobody opens: +351 912 555 099", { outcome: META_FAULT }),
      says("51m", "Found it, 14B had it! Muito obrigada 🙏", { quotes: "neighbour" }),
      says("49m", "One more thing: can I change the address for the next order?"),
      answers("ada", "2m", "Of course. Which address should we use from now on?"),
      answers("ada", "1m", "You can also share a location pin here.", { outcome: "delivered" }),
    ],
  },
  {
    person: withPhone("Tomasz Kowalczyk", "PL", "48601555123", { userId: "PL.88214077315562123" }),
    unread: 2,
    lines: [
      says("9d 3h", "Dzień dobry, czy wysyłają Państwo do Polski?"),
      answers("grace", "9d 2h 40m", "Dzień dobry! Tak, do Polski wysyłamy w 3–4 dni robocze."),
      says("4m", "Dzień dobry, zamówienie 48190 jest już w Lizbonie?"),
      says("2m", "Czy mogę odebrać jutro przed ósmą?"),
    ],
  },
  {
    person: withPhone("يوسف الحربي", "SA", "966505550148"),
    assignee: "ada",
    unread: 1,
    lines: [
      says("1d 4h", "السلام عليكم، متى يصل الطلب 48213؟"),
      answers("ada", "1d 3h 50m", "وعليكم السلام يوسف، يصل غداً بين 10:00 و 12:00.", { key: "when" }),
      reacts("1d 3h 45m", "👍", "when"),
      says("15m", "شكراً، وصل الطلب اليوم. هل يمكنني استبدال المقاس؟"),
    ],
  },
  {
    person: withPhone("Chiara Ferri", "IT", "393475550177"),
    assignee: "grace",
    lines: [
      says("23h 8m", "Buongiorno, mi serve la fattura dell’ordine 45107."),
      answers("grace", "22h 50m", "Buongiorno Chiara, la preparo subito."),
      answers("grace", "2h 40m", "Here is your invoice: https://ribeira.example/invoices/45107", { outcome: META_FAULT }),
    ],
  },
  {
    person: withPhone("Amina Hassan", "KE", "254712555093"),
    assignee: "grace",
    lines: [
      says("5h 20m", "Hi, the lamp arrived and it is *beautiful* 😍", { key: "lamp" }),
      reactsBack("5h 15m", "❤️", "lamp"),
      answers("grace", "5h 12m", "So glad it got there in one piece! Anything else we can do?"),
      says("5h 8m", "No, thank you. That was quick!"),
      answers("grace", "4h 20m", "You are welcome. Have a good weekend!"),
    ],
  },
  {
    person: withPhone("Oksana Демченко", "UA", "380675550121"),
    assignee: "grace",
    lines: [
      says("6h 2m", "Добрий день! Чи є ця чашка в синьому кольорі?"),
      answers("grace", "5h 50m", "Добрий день, Оксано! Так, синя є, лишилося три."),
      says("4h 51m", null, {
        type: "audio",
        content: { id: "2210555001440", mime_type: "audio/ogg; codecs=opus", sha256: "c29tZSB2b2ljZSBub3Rl", voice: true },
      }),
    ],
  },
  {
    person: withPhone("Binh Nguyễn", "VN", "84905555190", { userId: "VN.88214077315562190" }),
    assignee: "ada",
    unread: 1,
    lines: [
      says("3d 1h", "Chào shop, còn gốm men xanh không ạ?"),
      answers("ada", "3d 40m", "Chào anh Binh! Men xanh còn 6 bộ, anh lấy mấy bộ ạ?"),
      says("22h 20m", "Anh ơi, cho em hỏi về đơn 48 190"),
    ],
  },
  {
    person: { name: null, username: "leo.sampaio", userId: "BR.88214077318550377" },
    unread: 4,
    lines: [
      says("1d 1h 10m", "Oi! Comprei um arranjo para um casamento, pedido 48377. Consegue confirmar a hora?"),
      answers("grace", "1d 48m", "Olá Leo! I will ask the florist when the van leaves.", { key: "van" }),
      reacts("1d 40m", "👍", "van"),
      says("23h 40m", "Isso é urgente, por favor"),
      says("23h 38m", "O casamento é amanhã às 17:00", { quotes: "van" }),
      says("23h 25m", "I can also pick it up myself"),
      says("23h 22m", "Any news? 🙏"),
    ],
  },
  {
    person: withPhone("ليلى حداد", "PT", "351915555077", { userId: "PT.88214077315562077" }),
    unread: 1,
    lines: [says("2h 5m", "مرحبا، هل متجر لشبونة مفتوح يوم الأحد؟ أريد استلام الطلب *48301* إذا كان جاهزاً.")],
  },
  {
    person: { name: null, username: "kitefisher", userId: "PT.88214077315562431" },
    assignee: "ada",
    lines: [
      says("7h 30m", "hey, do the wool blankets come in grey?"),
      answers("ada", "7h 12m", "They do: light grey and charcoal. Shall I put one aside for you?"),
      says("7h 10m", "charcoal please 🙌", { key: "charcoal" }),
      reactsBack("7h 9m", "👍", "charcoal"),
      answers("ada", "7h 8m", "Done! It is yours until Saturday.", { outcome: "delivered" }),
    ],
  },
];
