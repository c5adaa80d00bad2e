import type { Template } from "./template";

const BLOCKED_MS = 30 * 86_400_000;

/** The templates of a business account, unique by name and language. */
export class Library {
  private templates: Template[];
  /** Names of approved templates that were deleted, by language: when they may be used again. */
  private readonly blocked = new Map<string, number>();

  constructor(templates: readonly Template[]) {
    this.templates = [...templates];
  }

  list(): readonly Template[] {
    return this.templates;
  }

  find(name: string, language: string): Template | undefined {
    return this.templates.find((template) => template.name === name && template.language === language);
  }

  byId(id: string): Template | undefined {
    return this.templates.find((template) => template.id === id);
  }

  /** Adds a template, or replaces the one of the same name and language in its place. */
  put(template: Template): void {
    const isKnown = this.templates.some((other) => isSame(other, template));
    if (isKnown) this.templates = this.templates.map((other) => (isSame(other, template) ? template : other));
    else this.templates = [...this.templates, template];
  }

  remove(template: Template): void {
    this.templates = this.templates.filter((other) => !isSame(other, template));
  }

  /** Keeps the name of a deleted template from being used again for thirty days. */
  block({ name, language }: Template, now: number): void {
    this.blocked.set(`${name}/${language}`, now + BLOCKED_MS);
  }

  isBlocked(name: string, language: string, now: number): boolean {
    return now < (this.blocked.get(`${name}/${language}`) ?? 0);
  }
}

function isSame(one: Template, other: Template): boolean {
  return one.name === other.name && one.language === other.language;
}
