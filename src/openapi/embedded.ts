/** The field documentation where it is a part of the program (a bundle, a compiled binary): as JSON text. */
let embedded: string | undefined;

/** Called once, before anything asks. */
export function embedSchemas(text: string): void {
  embedded = text;
}

/** Undefined in a checkout: there it is built from its packages when it is first needed. */
export function embeddedSchemas(): string | undefined {
  return embedded;
}
