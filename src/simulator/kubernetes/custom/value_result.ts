import type { FieldError } from "../status_error.ts";

/** What comparing a value with a schema found. */
export class ValueResult {
  readonly errors: FieldError[] = [];
  /** Checks that were made and passed: of several alternatives that fail, the one with most is told. */
  matches = 0;

  get isValid(): boolean {
    return this.errors.length === 0;
  }

  add(...errors: FieldError[]): void {
    this.errors.push(...errors);
  }

  merge(other: ValueResult): this {
    this.errors.push(...other.errors);
    this.matches += other.matches;
    return this;
  }

  passed(): void {
    this.matches++;
  }
}
