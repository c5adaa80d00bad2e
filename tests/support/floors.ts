/** One row of the table of floors: where it is, and what it may import. Its own files always. */
export type Folder = {
  /** The folder, or the files of one name. The first is what other rows call it by. */
  at: readonly [string, ...string[]];
  folders: readonly string[];
  /** Packages; one that ends in a colon allows all that begin with it. */
  packages: readonly string[] | "any";
};

/** Where the product's own sources are. Tests may import anything, and nothing imports them. */
export const TOP_LEVEL = ["app", "bench", "components", "lib", "prisma", "server", "simulator"];

const GROUND = [
  "lib/errors",
  "lib/singleton",
  "lib/clock",
  "lib/time-ordered-id",
  "lib/log",
  "lib/database-fault",
  "lib/sealing",
  "lib/contract",
  "lib/whatsapp",
].map(file);
const STORES = ["lib/env.ts", "lib/db"];
const FILES = ["lib/storage", "lib/media"];
const MIDDLE = ["lib/jobs", "lib/realtime", "lib/auth"];
const SERVER_PACKAGES = ["node:", "zod", "pg", "uuid", "@prisma/client", "@prisma/adapter-pg"];
const BROWSER_PACKAGES = [
  "zod",
  "react",
  "react-dom",
  "next-intl",
  "nuqs",
  "@tanstack/react-query",
  "@tanstack/react-virtual",
  "uuid",
  "mediabunny",
  "@simplewebauthn/browser",
];

/** Who stands on whom. A row names only rows above it. */
export const FOLDERS: readonly Folder[] = [
  { at: ["lib/errors.ts"], folders: [], packages: [] },
  { at: ["lib/singleton.ts"], folders: [], packages: [] },
  { at: ["lib/database-fault.ts"], folders: [], packages: [] },
  { at: ["lib/sealing.ts"], folders: [], packages: ["node:"] },
  { at: ["lib/clock.ts"], folders: ["lib/singleton.ts"], packages: [] },
  { at: ["lib/time-ordered-id.ts"], folders: ["lib/clock.ts", "lib/singleton.ts"], packages: ["uuid"] },
  { at: ["lib/log.ts"], folders: ["lib/singleton.ts"], packages: ["pino"] },
  { at: ["lib/contract"], folders: [], packages: ["zod"] },
  { at: ["lib/whatsapp"], folders: ["lib/contract"], packages: ["zod", "node:", "linkifyjs", "libphonenumber-js"] },
  { at: ["lib/i18n"], folders: ["lib/contract"], packages: ["next-intl", "next"] },
  { at: ["lib/env.ts"], folders: [], packages: ["zod"] },
  { at: ["lib/db", "lib/db.ts"], folders: [...GROUND, "lib/env.ts"], packages: SERVER_PACKAGES },
  { at: ["lib/storage"], folders: [], packages: ["node:", "@aws-sdk/client-s3"] },
  { at: ["lib/media"], folders: [...GROUND], packages: ["node:", "sharp", "file-type", "mediabunny"] },
  { at: ["lib/jobs"], folders: [...GROUND, ...STORES], packages: [...SERVER_PACKAGES, "graphile-worker"] },
  { at: ["lib/realtime"], folders: [...GROUND, ...STORES], packages: SERVER_PACKAGES },
  {
    at: ["lib/auth"],
    folders: [...GROUND, ...STORES, "lib/realtime"],
    packages: [...SERVER_PACKAGES, "better-auth", "otpauth", "@simplewebauthn/server"],
  },
  {
    at: ["lib/inbox"],
    folders: [...GROUND, "lib/db", ...FILES, ...MIDDLE],
    packages: [...SERVER_PACKAGES, "p-limit", "papaparse"],
  },
  { at: ["lib/worker"], folders: [...GROUND, ...STORES, ...FILES, ...MIDDLE, "lib/inbox"], packages: SERVER_PACKAGES },
  {
    at: ["lib/http"],
    folders: [...GROUND, ...STORES, ...FILES, ...MIDDLE, "lib/inbox", "lib/i18n"],
    packages: [...SERVER_PACKAGES, "next"],
  },
  { at: ["lib/client"], folders: ["lib/contract", "lib/whatsapp", "lib/i18n"], packages: BROWSER_PACKAGES },
  { at: ["components/ui"], folders: ["lib/client/late-part.ts"], packages: "any" },
  { at: ["components"], folders: ["lib/contract", "lib/whatsapp", "lib/i18n", "lib/client", "components/ui"], packages: "any" },
  {
    at: ["app"],
    folders: [
      ...GROUND,
      "lib/i18n",
      "lib/env.ts",
      "lib/auth",
      "lib/realtime",
      "lib/inbox",
      "lib/http",
      "lib/client",
      "components/ui",
      "components",
    ],
    packages: "any",
  },
  { at: ["prisma"], folders: [...GROUND, "lib/db", "lib/auth", "lib/inbox/conversation-facts.ts"], packages: "any" },
  { at: ["simulator"], folders: ["lib/whatsapp/signature.ts"], packages: "any" },
  {
    at: ["server"],
    folders: [...GROUND, ...STORES, ...MIDDLE, "lib/inbox", "lib/worker", "lib/http", "prisma", "simulator"],
    packages: "any",
  },
  {
    at: ["bench"],
    folders: [...GROUND, ...STORES, ...MIDDLE, "lib/inbox", "lib/worker", "lib/http", "prisma", "simulator", "server"],
    packages: "any",
  },
];

function file(name: string): string {
  return ["lib/contract", "lib/whatsapp"].includes(name) ? name : `${name}.ts`;
}

/** The row of the longest place that holds a file. */
export function folderOf(path: string): Folder | undefined {
  const places = FOLDERS.flatMap((folder) => folder.at.map((place) => ({ folder, place })));
  const holding = places.filter(({ place }) => path === place || path.startsWith(`${place}/`));
  return holding.sort((one, other) => other.place.length - one.place.length)[0]?.folder;
}
