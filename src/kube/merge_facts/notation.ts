/**
 * How facts about merging are written down. A definition maps its fields to words:
 *
 * - `core.v1.PodSpec`: an object of that definition.
 * - `{}`, `{core.v1.X}`: a map with free keys, of scalars or of that definition.
 * - `[set]`: a list of distinct scalars. `[core.v1.X by name]`: a list of objects told apart by keys;
 *   `protocol=TCP` is a key with a default. `[core.v1.X]`: a list that is one value as a whole.
 * - `atomic`: replaced and owned as a whole. `raw`: any JSON, as a whole.
 * - `always`: written by the server even when empty.
 * - `merge:key`, `merge`, `replace`, `retainKeys`: the strategy of strategic merge patches, joined by `+`.
 *
 * The field `@` speaks of the definition itself. A field that is not listed is a scalar, an atomic list, or an
 * object whose fields are all of that sort.
 */
import type { FieldFacts, ListKey, MergeType } from "../merge_type.ts";

/** Definition name, without the leading `io.k8s.api.`, to its fields' facts. */
export type MergeFactTable = Record<string, Record<string, string>>;

/** Reads the words about one field. Throws on words that are not of the notation: the table is wrong then. */
export function readFieldFacts(words: string): FieldFacts {
  const listEnd = words.indexOf("]");
  const bodyEnd = listEnd >= 0 ? listEnd + 1 : words.indexOf(" ") < 0 ? words.length : words.indexOf(" ");
  const flags = words.slice(bodyEnd).split(" ").filter((word) => word !== "");
  const facts: FieldFacts = {
    type: readType(words.slice(0, bodyEnd), flags.includes("atomic")),
    always: flags.includes("always"),
    strategies: [],
  };
  for (const flag of flags) {
    if (flag === "atomic" || flag === "always") continue;
    const [strategies = "", mergeKey] = flag.split(":");
    facts.strategies.push(...strategies.split("+").map(readStrategy));
    if (mergeKey !== undefined) facts.mergeKey = mergeKey;
  }
  return facts;
}

function readType(body: string, atomic: boolean): MergeType {
  if (body === "raw") return { kind: "raw" };
  if (body.startsWith("{")) return { kind: "map", element: elementType(body.slice(1, -1)), atomic };
  if (!body.startsWith("[")) return { kind: "struct", definition: body, atomic };
  const inner = body.slice(1, -1);
  if (inner === "set") return { kind: "list", relation: "set", keys: [], element: { kind: "plain" } };
  const [element = "", keys] = inner.split(" by ");
  return keys === undefined
    ? { kind: "list", relation: "atomic", keys: [], element: elementType(element) }
    : { kind: "list", relation: "keyed", keys: keys.split(",").map(readKey), element: elementType(element) };
}

function elementType(definition: string): MergeType {
  return definition === "" ? { kind: "plain" } : { kind: "struct", definition, atomic: false };
}

function readKey(text: string): ListKey {
  const [name = "", fallback] = text.split("=");
  return fallback === undefined ? { name } : { name, default: fallback };
}

function readStrategy(word: string): FieldFacts["strategies"][number] {
  if (word === "merge" || word === "replace" || word === "retainKeys") return word;
  throw new TypeError(`Cannot read merge facts: unknown word "${word}"`);
}
