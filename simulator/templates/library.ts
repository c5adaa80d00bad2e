import { makeCatalogue } from "./catalogue";
import type { Template } from "./template";

/** The templates of the business account, unique by name and language. */
export class Library {
  private templates: Template[];

  constructor(now: Date) {
    this.templates = makeCatalogue(now);
  }

  list(): readonly Template[] {
    return this.templates;
  }

  find(name: string, language: string): Template | undefined {
    return this.templates.find((template) => template.name === name && template.language === language);
  }

  /** Adds a template, or replaces the one of the same name and language. */
  put(template: Template): void {
    this.templates = [...this.templates.filter((other) => !isSame(other, template)), template];
  }

  remove(template: Template): void {
    this.templates = this.templates.filter((other) => !isSame(other, template));
  }

  reset(now: Date): void {
    this.templates = makeCatalogue(now);
  }
}

function isSame(one: Template, other: Template): boolean {
  return one.name === other.name && one.language === other.language;
}
