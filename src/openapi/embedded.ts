/** The field documentation where it is a part of the program (a bundle, a compiled binary): gives JSON text. */
let embedded: (() => Promise<string>) | undefined;

/** Called once, before anything asks. */
export function embedSchemas(read: () => Promise<string>): void {
  embedded = read;
}

/** Undefined in a checkout: there it is built from its packages when it is first needed. */
export function embeddedSchemas(): (() => Promise<string>) | undefined {
  return embedded;
}
