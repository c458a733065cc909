/** The lessons where they are a part of the program (a bundle, a compiled binary): texts by path, `pods/lesson.md`. */
type Texts = Readonly<Record<string, string>>;

let embedded: (() => Promise<Texts>) | undefined;

/** Called once, before anything asks. */
export function embedLessons(read: () => Promise<Texts>): void {
  embedded = read;
}

/** Undefined in a checkout: there they lie in a folder. */
export function embeddedLessons(): (() => Promise<Texts>) | undefined {
  return embedded;
}
