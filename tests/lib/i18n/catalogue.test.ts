import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Locale } from "@/lib/contract/agent";
import { argumentsOf } from "@/tests/support/icu";
import { findTranslationCalls, type TranslationCall } from "@/tests/support/translation-calls";

const CATALOGUE = "lib/i18n/messages";
const SOURCES = ["app", "components", "lib"];

const catalogues = Object.fromEntries(Locale.options.map((locale) => [locale, readCatalogue(locale)]));
const english = catalogues.en ?? {};
const sources = SOURCES.flatMap(listSources).map((file) => ({ file, text: readFileSync(file, "utf8") }));
const calls = sources.flatMap(({ file, text }) => findTranslationCalls(file, text));
const words = new Set(
  sources.flatMap(({ text }) => [...text.matchAll(/["'`]([\w-]+)["'`]|(\w+):/g)].map((match) => match[1] ?? match[2])),
);

describe("the message catalogue", () => {
  it("has something to check", () => {
    expect(Object.keys(english).length).toBeGreaterThan(100);
    expect(calls.length).toBeGreaterThan(100);
  });

  it.each(Locale.options)("has every key in %s that another language has", (locale) => {
    const all = new Set(Object.values(catalogues).flatMap((catalogue) => Object.keys(catalogue)));
    expect([...all].filter((key) => catalogues[locale]?.[key] === undefined)).toEqual([]);
  });

  it.each(Locale.options)("leaves no message of %s empty", (locale) => {
    expect(Object.entries(catalogues[locale] ?? {}).filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  it.each(Locale.options.filter((locale) => locale !== "en"))("asks its callers in %s for what English asks for", (locale) => {
    const differing = Object.entries(english).filter(([key, message]) => {
      const other = catalogues[locale]?.[key];
      return other !== undefined && !sameNames(argumentsOf(message), argumentsOf(other));
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("has every message that the sources ask for", () => {
    expect(calls.filter((call) => !isAnswered(call)).map(describeCall)).toEqual([]);
  });

  it("holds no message that nothing asks for", () => {
    expect(Object.keys(english).filter((key) => !calls.some((call) => asksFor(call, key)))).toEqual([]);
  });
});

describe("the check itself", () => {
  it("reads arguments and tags, inside of plurals too, and no words of a branch as arguments", () => {
    const message = "{count, plural, =0 {none} one {<b>{name}</b> alone} other {# of {total, number}}} {when}";
    expect([...argumentsOf(message)].sort()).toEqual(["<b>", "count", "name", "total", "when"]);
  });

  it("sees keys in literals, conditions, templates and variables, in the namespace of the nearest translator", () => {
    const source = `
      const t = useTranslations("one"); t("a"); t(x === "y" ? "b" : "c", { n: 1 }); t(\`d.\${kind}.e\`);
      function other() { const t = useTranslations("two"); t.rich("f", {}); t(kind); }`;
    expect(
      findTranslationCalls("file", source).map(({ namespace, key }) => [namespace, key.kind, "keys" in key ? key.keys : null]),
    ).toEqual([
      ["one", "literal", ["a"]],
      ["one", "literal", ["b", "c"]],
      ["one", "pattern", null],
      ["two", "literal", ["f"]],
      ["two", "any", null],
    ]);
  });
});

function asksFor({ namespace, key }: TranslationCall, message: string): boolean {
  const relative = relativeTo(namespace, message);
  if (relative === null) return false;
  if (key.kind === "literal") return key.keys.includes(relative);
  if (key.kind === "pattern") return key.pattern.test(relative);
  // A key that comes from a variable is one of the words that stand in the sources.
  return !relative.includes(".") && words.has(relative);
}

function isAnswered(call: TranslationCall): boolean {
  const { namespace, key } = call;
  if (key.kind === "literal")
    return key.keys.every((one) => english[namespace === "" ? one : `${namespace}.${one}`] !== undefined);
  return Object.keys(english).some((message) => asksFor(call, message));
}

function describeCall({ file, namespace, key }: TranslationCall): string {
  return `${file}: ${namespace} ${key.kind === "literal" ? key.keys.join(" or ") : String(key.kind === "pattern" && key.pattern)}`;
}

function relativeTo(namespace: string, message: string): string | null {
  if (namespace === "") return message;
  return message.startsWith(`${namespace}.`) ? message.slice(namespace.length + 1) : null;
}

function sameNames(one: Set<string>, other: Set<string>): boolean {
  return one.size === other.size && [...one].every((name) => other.has(name));
}

/** Every message of a language by its whole name: "inbox.view.mine". */
function readCatalogue(locale: string): Record<string, string> {
  const folder = join(CATALOGUE, locale);
  return Object.assign(
    {},
    ...readdirSync(folder).map((file) =>
      flatten(file.replace(/\.json$/, ""), JSON.parse(readFileSync(join(folder, file), "utf8"))),
    ),
  );
}

function flatten(name: string, value: unknown): Record<string, string> {
  if (typeof value === "string") return { [name]: value };
  if (typeof value !== "object" || value === null) throw new Error(`${name} is no message.`);
  return Object.assign({}, ...Object.entries(value).map(([key, child]) => flatten(`${name}.${key}`, child)));
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated"))
    .map((file) => join(folder, file));
}
