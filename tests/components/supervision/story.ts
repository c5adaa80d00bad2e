import type { Board, DeliveryReport, FailureBoard, WaitingRow } from "@/lib/contract/supervision";
import type { DeliveryFigures } from "@/lib/contract/template-library";

/** Tuesday 24 November, 14:32:08 in Lisbon: a marketing template was paused by Meta at 11:04. All figures add up. */
export const AS_OF = "2026-11-24T14:32:08.000Z";
export const TODAY = { from: "2026-11-24T00:00:00.000Z", to: "2026-11-25T00:00:00.000Z", timeZone: "Europe/Lisbon" };

const HOURS: [hour: number, read: number, delivered: number, sent: number, failed: number][] = [
  [7, 18, 6, 1, 0],
  [8, 92, 24, 3, 2],
  [9, 131, 41, 5, 3],
  [10, 148, 46, 6, 4],
  [11, 139, 52, 7, 38],
  [12, 96, 44, 6, 9],
  [13, 104, 61, 9, 5],
  [14, 48, 57, 14, 2],
];

export const BY_HOUR: DeliveryReport = {
  by: "hour",
  unit: "hour",
  rows: HOURS.map(([hour, read, delivered, sent, failed]) => ({
    key: `2026-11-24T${String(hour).padStart(2, "0")}:00:00.000Z`,
    label: null,
    ...figures({ read, delivered, sent, failed, ...(hour === 14 ? { waiting: 3, unknown: 2 } : {}) }),
  })),
};

const AGENTS: [name: string | null, open: number, waiting: number, minutes: number | null, sent: number, failed: number][] = [
  ["Ada", 17, 3, 3, 338, 7],
  ["Jonas", 14, 2, 6, 291, 44],
  ["Ines", 12, 2, 4, 264, 5],
  ["Tariq", 9, 1, 5, 187, 4],
  ["Grace", 2, 0, 2, 26, 0],
  [null, 11, 6, null, 115, 3],
];

export const BOARD: Board = {
  asOf: AS_OF,
  waiting: { count: 14, longestSeconds: 35_460, withNobody: 6, longestWithNobodySeconds: 34_140 },
  closing: { count: 5, firstClosesAt: closesIn(8.75), firstContact: "Priya Raman", firstAssignee: "Ada" },
  responses: { measured: 118, medianSeconds: 240, p90Seconds: 1_260, usual: { medianSeconds: 300, p90Seconds: 1_140 } },
  resolutions: { measured: 74, medianSeconds: 6_480, p90Seconds: 33_600, usual: { medianSeconds: 7_260, p90Seconds: 32_400 } },
  deliveries: figures({ read: 776, delivered: 331, sent: 51, failed: 63, waiting: 3, unknown: 2 }),
  ingest: { lagMs: 300, waiting: 0, setAside: 2 },
  closingRows: [
    waits("Priya Raman", "Is the lamp in this parcel or does it come later?", "Ada", 591, 8.75),
    waits("@kitefisher", "Invoice 2211 has the wrong tax number, can you check?", null, 569, 31.5),
    waits("Owen Blackwood", "The courier says the postcode is wrong", null, 548, 52.5),
    waits("ليلى حداد", "متى يصل الطلب؟ دفعت يوم الأحد", "Ines", 523, 77.5),
    waits("Rui Tavares", "E preciso da fatura com o NIF da empresa, por favor", "Ada", 494, 106.5),
  ],
  waitingRows: [
    waits("Hugo Marchetti", "Still nothing about the pallet?", "Jonas", 432, 1_298.5),
    waits("Tomasz Wróbel", "I need it before Friday", null, 96, 1_344.5),
    waits("Sofia Almeida", "Can I swap the M for an L?", null, 47, 1_393.5),
    waits("Ben Okafor", "Photo of the broken handle", "Ada", 38, 1_402.5),
    waits("Mei Lin", "Thank you! And the blue one?", null, 21, 1_418.5),
    waits("Dario Costa", "Onde fica a loja?", "Ines", 16, 1_423.5),
    waits("Aylin Kaya", "Is it waterproof?", null, 9, 1_430.5),
    waits("Noah Becker", "Order 1187", "Tariq", 5, 1_434.5),
    waits("Lea Fontaine", "Bonjour", "Jonas", 2, 1_437.5),
  ],
  team: AGENTS.map(([name, open, waiting, minutes, sent, failed]) => ({
    agent: name === null ? null : { id: name.toLowerCase(), name },
    isHere: name !== null && name !== "Tariq",
    seenAt: name === "Tariq" ? "2026-11-24T14:05:00.000Z" : AS_OF,
    open,
    waiting,
    medianResponseSeconds: minutes === null ? null : minutes * 60,
    sent,
    failed,
  })),
  causes: [
    { code: 132015, ours: null, messages: 34 },
    { code: 131049, ours: null, messages: 9 },
    { code: 131026, ours: null, messages: 8 },
    { code: 131047, ours: null, messages: 5 },
    { code: 131000, ours: null, messages: 4 },
    { code: 131053, ours: null, messages: 3 },
  ],
  retriable: 3,
  prices: [
    { category: "service", type: "regular", messages: 640 },
    { category: "utility", type: "regular", messages: 284 },
    { category: "service", type: "free_customer_service", messages: 80 },
    { category: "marketing", type: "regular", messages: 71 },
    { category: "authentication", type: "regular", messages: 22 },
    { category: "service", type: "free_entry_point", messages: 10 },
  ],
  remark: { template: "autumn_clearance", hour: "2026-11-24T11:00:00.000Z", messages: 34 },
};

const CAUSES: [code: number, retriable: number, template: string | null, series: number[]][] = [
  [131000, 3, null, [0, 0, 0, 1, 1, 1, 1, 0]],
  [132015, 0, "autumn_clearance", [0, 0, 0, 0, 34, 0, 0, 0]],
  [131049, 0, null, [0, 0, 0, 2, 2, 5, 0, 0]],
  [131026, 0, null, [0, 1, 1, 1, 1, 1, 2, 1]],
  [131047, 0, null, [0, 1, 1, 0, 0, 1, 1, 1]],
  [131053, 0, null, [0, 0, 1, 0, 0, 1, 1, 0]],
];

export const FAILURES: FailureBoard = {
  asOf: AS_OF,
  total: 1_226,
  failed: 63,
  retriable: 3,
  usualShare: 0.013,
  causes: CAUSES.map(([code, retriable, template, series]) => ({
    code,
    ours: null,
    messages: series.reduce((sum, count) => sum + count, 0),
    retriable,
    template,
    templatePausedUntil: null,
    // The day has hours before and after those in which something was sent.
    series: [...Array(7).fill(0), ...series, ...Array(9).fill(0)],
    details: null,
  })),
  unit: "hour",
  byTemplate: [
    failureRow("autumn_clearance", 118, 43),
    failureRow("delivery_update", 212, 6),
    failureRow("pickup_ready", 84, 3),
    failureRow("sign_in_code", 22, 0),
    failureRow(null, 785, 11),
  ],
  byNumber: [failureRow("Wholesale", 322, 50), failureRow("Lisbon store", 899, 13)],
  byAgent: [...AGENTS]
    .sort((one, other) => other[5] - one[5])
    .map(([name, , , , sent, failed]) => failureRow(name, sent, failed)),
};

function failureRow(name: string | null, total: number, failed: number) {
  return { key: name === null ? null : name.toLowerCase(), label: name, total, failed };
}

function figures(counts: Partial<DeliveryFigures>): DeliveryFigures {
  const all = { waiting: 0, unknown: 0, sent: 0, delivered: 0, read: 0, failed: 0, ...counts };
  return { ...all, total: all.waiting + all.unknown + all.sent + all.delivered + all.read + all.failed };
}

function waits(name: string, words: string, agent: string | null, minutes: number, left: number): WaitingRow {
  return {
    conversationId: `conversation-${name}`,
    contact: { id: `contact-${name}`, name, phone: null, username: null, isGroup: false },
    number:
      name === "@kitefisher" || name === "Hugo Marchetti"
        ? { id: "wholesale", name: "Wholesale" }
        : { id: "lisbon", name: "Lisbon store" },
    assignee: agent === null ? null : { id: agent.toLowerCase(), name: agent },
    words,
    since: new Date(Date.parse(AS_OF) - minutes * 60_000).toISOString(),
    waitedSeconds: minutes * 60,
    windowClosesAt: closesIn(left),
  };
}

function closesIn(minutes: number): string {
  return new Date(Date.parse(AS_OF) + minutes * 60_000).toISOString();
}
