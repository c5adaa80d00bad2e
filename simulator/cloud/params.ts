import { GraphError, invalidParameter } from "./graph-error";

/**
 * Whose complaints: Graph's own (100), or those of WhatsApp's messages, which tell what is missing (131008) from what is wrong
 * (131009) and name the field in `error_data.details`.
 */
type Manner = "graph" | "whatsapp";

/** Part of a request body. Names of parameters are given with their path. */
export class Params {
  constructor(
    private readonly source: Record<string, unknown>,
    readonly path = "",
    private readonly manner: Manner = "graph",
  ) {}

  /** The same part, and all in it, read in WhatsApp's manner. */
  asMessage(): Params {
    return new Params(this.source, this.path, "whatsapp");
  }

  has(name: string): boolean {
    return this.source[name] !== undefined && this.source[name] !== null;
  }

  /** Refuses keys that Meta does not know. At the top level Graph ignores them, inside objects it does not. */
  only(...names: string[]): this {
    const unknown = Object.keys(this.source).find((name) => !names.includes(name));
    if (unknown === undefined) return this;
    throw new GraphError(100, { details: `Unexpected key "${unknown}" on param "${this.path}".` });
  }

  string(name: string, limits: { least?: number; most?: number } = {}): string {
    const text = this.optionalString(name, limits);
    if (text === undefined) throw this.missing(name);
    return text;
  }

  optionalString(name: string, { least = 0, most = Number.POSITIVE_INFINITY } = {}): string | undefined {
    const value = this.source[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "string") throw this.wrong(name, "must be a string");
    if (value.length < least) {
      throw this.wrong(name, `must be at least ${least} characters long`);
    }
    if (value.length > most) {
      throw this.wrong(name, `must be at most ${most} characters long`);
    }
    return value;
  }

  optionalBoolean(name: string): boolean | undefined {
    const value = this.source[name];
    if (value === undefined || value === null || typeof value === "boolean") return value ?? undefined;
    throw this.wrong(name, "must be a boolean");
  }

  /** A keyword in any case; refused with the list of what is allowed, as Graph prints it. */
  keyword(name: string, allowed: readonly string[], otherwise?: string): string {
    const value = this.optionalString(name) ?? otherwise;
    if (value === undefined) throw this.missing(name);
    if (allowed.includes(value.toLowerCase())) return value.toLowerCase();
    const list = allowed.map((word) => word.toUpperCase()).join(", ");
    throw this.wrong(name, `must be one of {${list}} - got "${value}"`);
  }

  object(name: string): Params {
    const found = this.optionalObject(name);
    if (!found) throw this.missing(name);
    return found;
  }

  optionalObject(name: string): Params | undefined {
    const value = this.source[name];
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) throw this.wrong(name, "must be a JSON object");
    return new Params(value, this.named(name), this.manner);
  }

  /** A list of objects; absent is empty. */
  objects(name: string): Params[] {
    const value = this.source[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw this.wrong(name, "must be an array");
    return value.map((item: unknown, index) => {
      const place = `${name}[${index}]`;
      if (!isObject(item)) throw this.wrong(place, "must be a JSON object");
      return new Params(item, this.named(place), this.manner);
    });
  }

  raw(name: string): unknown {
    return this.source[name];
  }

  /** A number, which may be written as text. */
  number(name: string, [least, most]: readonly [number, number]): number {
    const value = this.source[name];
    if (value === undefined || value === null) throw this.missing(name);
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) throw this.wrong(name, "must be a number");
    if (number < least || number > most) throw this.wrong(name, `must be between ${least} and ${most}`);
    return number;
  }

  /** "Param interactive.body.text must be …", as an error to throw. */
  wrong(name: string, complaint: string): GraphError {
    const words = `Param ${this.named(name)} ${complaint}.`;
    return this.manner === "graph" ? invalidParameter(words) : new GraphError(131009, { details: words });
  }

  missing(name: string): GraphError {
    const words = `The parameter ${this.named(name)} is required.`;
    return this.manner === "graph" ? invalidParameter(words) : new GraphError(131008, { details: words });
  }

  private named(name: string): string {
    return this.path ? `${this.path}.${name}` : name;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
