/** A place in the sources that asks the catalogue for something. */
export type TranslationCall = {
  file: string;
  /** The namespace of the translator, which may be a part of one: "conversation.status". "" = the whole catalogue. */
  namespace: string;
  /**
   * What it asks for. `literal`: one of these keys. `pattern`: keys of this shape. `any`: a key that only running the code
   * would tell, directly under the namespace.
   */
  key: { kind: "literal"; keys: string[] } | { kind: "pattern"; pattern: RegExp } | { kind: "any" };
};

type Translator = { name: string; namespace: string; from: number };

const DECLARED = /const\s+(\w+)\s*=\s*(?:await\s+)?(?:use|get)Translations\(\s*(?:"([\w.]*)")?\s*\)/g;
const TYPE_OF_ONE = /type\s+(\w+)\s*=[^;]*(?:use|get)Translations<"([\w.]+)">/g;
const INLINE = /(?:use|get)Translations\(\s*"([\w.]+)"\s*\)\(/g;

/** Every call of a next-intl translator in a source file. */
export function findTranslationCalls(file: string, source: string): TranslationCall[] {
  const translators = findTranslators(source);
  const calls = [...new Set(translators.map(({ name }) => name))].flatMap((name) =>
    [...source.matchAll(new RegExp(`(?<![\\w.$])${name}(?:\\.(?:rich|markup|has|raw))?\\(`, "g"))].flatMap((match) => {
      const translator = translators.findLast((one) => one.name === name && one.from <= match.index);
      return translator
        ? [{ namespace: translator.namespace, argument: firstArgument(source, match.index + match[0].length) }]
        : [];
    }),
  );
  const inline = [...source.matchAll(INLINE)].map((match) => ({
    namespace: match[1] ?? "",
    argument: firstArgument(source, match.index + match[0].length),
  }));
  return [...calls, ...inline].map(({ namespace, argument }) => ({ file, namespace, key: keyOf(argument) }));
}

/** Constants that hold a translator, and parameters whose type says that they do. Of equal names, the nearest one above counts. */
function findTranslators(source: string): Translator[] {
  const declared = [...source.matchAll(DECLARED)].map(({ 1: name = "", 2: namespace = "", index }) => ({
    name,
    namespace,
    from: index,
  }));
  const passed = [...source.matchAll(TYPE_OF_ONE)].flatMap(({ 1: type, 2: namespace = "" }) =>
    [...source.matchAll(new RegExp(`(\\w+): ${type}\\b`, "g"))].map(({ 1: name = "", index }) => ({
      name,
      namespace,
      from: index,
    })),
  );
  return [...declared, ...passed].sort((one, other) => one.from - other.from);
}

/** The source of a call's first argument. */
function firstArgument(source: string, start: number): string {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at] ?? "";
    if (character === '"' || character === "`") at = endOfString(source, at);
    else if ("([{".includes(character)) depth += 1;
    else if (depth === 0 && (character === "," || character === ")")) return source.slice(start, at).trim();
    else if (")]}".includes(character)) depth -= 1;
  }
  return source.slice(start).trim();
}

function endOfString(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === quote) return at;
  }
  return source.length;
}

function keyOf(argument: string): TranslationCall["key"] {
  const template = /^`([^`]*)`$/.exec(argument)?.[1];
  if (template !== undefined) {
    const literal = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/\./g, "\\."));
    return { kind: "pattern", pattern: new RegExp(`^${literal.join("[\\w.-]+")}$`) };
  }
  // In `isOpen ? "open" : "closed"` the results are keys; in `kind === "read" ? …` the comparison is not.
  const results = argument.includes("?") ? argument.slice(argument.indexOf("?")) : argument;
  const keys = [...results.matchAll(/"([\w.-]+)"/g)].flatMap(({ 1: key }) => (key ? [key] : []));
  const isLiteral = argument.startsWith('"') || (argument.includes("?") && keys.length > 1);
  return isLiteral ? { kind: "literal", keys } : { kind: "any" };
}
