/** Texts with values of the world in them: `{{pod}}`. */
import { shortText, valuesAt } from "../checks/comparison.ts";
import { evaluate } from "../checks/evaluate.ts";
import { nameOf } from "../checks/finding.ts";
import type { WorldView } from "../checks/world_view.ts";
import type { Fact } from "../lesson.ts";

/** Of the lesson, wherever it is taken: on a real cluster it is another one than the file says. */
export const NAMESPACE = "namespace";

const PLACE = /\{\{\s*([\w-]+)\s*\}\}/g;

/** Names that the text wants. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name]) => name!))];
}

/** With the values as they are now; a value that nobody has stays `{{name}}`. */
export async function substitute(
  text: string,
  facts: Readonly<Record<string, Fact>>,
  view: WorldView,
): Promise<string> {
  return withValues(text, await factValues(namesIn(text), facts, view));
}

/** What the world says now; names that nobody has are left out. */
export async function factValues(
  names: readonly string[],
  facts: Readonly<Record<string, Fact>>,
  view: WorldView,
): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  await Promise.all(names.map(async (name) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    const value = fact ? await valueOf(fact, view) : name === NAMESPACE ? view.namespace : undefined;
    if (value !== undefined) values.set(name, value);
  }));
  return values;
}

export function withValues(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(PLACE, (place, name: string) => values.get(name) ?? place);
}

/** Of the first that is found. */
async function valueOf({ of, path }: Fact, view: WorldView): Promise<string | undefined> {
  const [first] = (await evaluate(of, view)).matches;
  if (first === undefined) return undefined;
  // The end of a file's last line is no part of what it says, as in $(…) of a shell.
  if (path === undefined) return nameOf(first).trimEnd();
  const values = valuesAt(first, path);
  return values.length === 0 ? undefined : shortText(values);
}
