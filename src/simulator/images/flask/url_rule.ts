/** A rule of a URL: `/user/<name>`, `/add/<int:a>`, `/files/<path:rest>`. */
import type { PythonValue } from "../python/interpreter/value.ts";

const VARIABLE = /<(?:(\w+):)?(\w+)>/g;

/** What each kind of variable looks like; absent: no slash in it. */
const KINDS: Readonly<Record<string, string>> = { int: "\\d+", float: "\\d+\\.\\d+", path: "[^/].*?" };

/** The values of its variables; undefined: the path is another. */
export function matchedRule(rule: string, path: string): Map<string, PythonValue> | undefined {
  const names: [name: string, kind: string][] = [];
  let pattern = "";
  let from = 0;
  for (const found of rule.matchAll(VARIABLE)) {
    const [whole, kind = "string", name = ""] = found;
    names.push([name, kind]);
    pattern += `${literal(rule.slice(from, found.index))}(${KINDS[kind] ?? "[^/]+"})`;
    from = found.index + whole.length;
  }
  const found = new RegExp(`^${pattern}${literal(rule.slice(from))}$`, "s").exec(path);
  if (!found) return undefined;
  return new Map(names.map(([name, kind], at) => [name, valueOf(kind, found[at + 1]!)]));
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function valueOf(kind: string, text: string): PythonValue {
  return kind === "int" ? BigInt(text) : kind === "float" ? Number(text) : text;
}

/** The path with these values; those that are no variable become the query. Undefined: a variable has none. */
export function builtPath(rule: string, values: ReadonlyMap<string, string>): string | undefined {
  const left = new Map(values);
  let isWhole = true;
  const path = rule.replace(VARIABLE, (_, kind: string | undefined, name: string) => {
    const value = values.get(name);
    left.delete(name);
    if (value === undefined) isWhole = false;
    const encoded = encodeURIComponent(value ?? "");
    return kind === "path" ? encoded.replaceAll("%2F", "/") : encoded;
  });
  const query = new URLSearchParams([...left]).toString();
  return isWhole ? path + (query === "" ? "" : `?${query}`) : undefined;
}
