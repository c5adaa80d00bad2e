import { GraphError, invalidParameter } from "./graph-error";

/** Part of a request body, read with Graph's complaints: names of parameters are given with their path. */
export class Params {
  constructor(
    private readonly source: Record<string, unknown>,
    private readonly path = "",
  ) {}

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
    if (text === undefined) throw invalidParameter(`The parameter ${this.named(name)} is required.`);
    return text;
  }

  optionalString(name: string, { least = 0, most = Number.POSITIVE_INFINITY } = {}): string | undefined {
    const value = this.source[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "string") throw invalidParameter(`Param ${this.named(name)} must be a string.`);
    if (value.length < least) {
      throw invalidParameter(`Param ${this.named(name)} must be at least ${least} characters long.`);
    }
    if (value.length > most) {
      throw invalidParameter(`Param ${this.named(name)} must be at most ${most} characters long.`);
    }
    return value;
  }

  optionalBoolean(name: string): boolean | undefined {
    const value = this.source[name];
    if (value === undefined || value === null || typeof value === "boolean") return value ?? undefined;
    throw invalidParameter(`Param ${this.named(name)} must be a boolean.`);
  }

  /** A keyword in any case; refused with the list of what is allowed, as Graph prints it. */
  keyword(name: string, allowed: readonly string[], otherwise?: string): string {
    const value = this.optionalString(name) ?? otherwise;
    if (value === undefined) throw invalidParameter(`The parameter ${this.named(name)} is required.`);
    if (allowed.includes(value.toLowerCase())) return value.toLowerCase();
    const list = allowed.map((word) => word.toUpperCase()).join(", ");
    throw invalidParameter(`Param ${this.named(name)} must be one of {${list}} - got "${value}".`);
  }

  object(name: string): Params {
    const found = this.optionalObject(name);
    if (!found) throw invalidParameter(`The parameter ${this.named(name)} is required.`);
    return found;
  }

  optionalObject(name: string): Params | undefined {
    const value = this.source[name];
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) throw invalidParameter(`Param ${this.named(name)} must be a JSON object.`);
    return new Params(value, this.named(name));
  }

  /** A list of objects; absent is empty. */
  objects(name: string): Params[] {
    const value = this.source[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw invalidParameter(`Param ${this.named(name)} must be an array.`);
    return value.map((item: unknown, index) => {
      const path = `${this.named(name)}[${index}]`;
      if (!isObject(item)) throw invalidParameter(`Param ${path} must be a JSON object.`);
      return new Params(item, path);
    });
  }

  raw(name: string): unknown {
    return this.source[name];
  }

  private named(name: string): string {
    return this.path ? `${this.path}.${name}` : name;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
