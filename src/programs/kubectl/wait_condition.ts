/** What `wait --for` waits for. */
import { findJsonPath, type JsonPath, parseRelaxedJsonPath } from "../../kube/json_path.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";

export type WaitCondition =
  | { kind: "create" }
  | { kind: "delete" }
  | { kind: "holds"; holds(object: KubeObject): boolean };

/**
 * Reads `delete`, `create`, `condition=Ready`, `condition=Ready=false`, `jsonpath={.status.phase}=Running` or
 * `jsonpath={.status.ip}`.
 *
 * @throws {Error} in kubectl's words
 */
export function parseWaitCondition(text: string): WaitCondition {
  const lower = text.toLowerCase();
  if (lower === "delete") return { kind: "delete" };
  if (lower === "create") return { kind: "create" };
  if (text.startsWith("condition=")) {
    const [name = "", ...value] = text.slice("condition=".length).split("=");
    const wanted = value.length > 0 ? value.join("=") : "true";
    return { kind: "holds", holds: (object) => hasCondition(object, name, wanted) };
  }
  if (text.startsWith("jsonpath=")) return pathCondition(text.slice("jsonpath=".length));
  throw new Error(`unrecognized condition: ${JSON.stringify(text)}`);
}

/** What the controller has not looked at yet does not count. */
function hasCondition(object: KubeObject, name: string, value: string): boolean {
  const status = (object["status"] ?? {}) as JsonObject;
  const observed = status["observedGeneration"];
  const generation = object.metadata.generation;
  if (typeof observed === "number" && generation !== undefined && observed < generation) return false;
  const conditions = Array.isArray(status["conditions"]) ? status["conditions"] as JsonObject[] : [];
  const found = conditions.find(({ type }) => folded(type) === folded(name));
  if (!found) return false;
  const own = found["observedGeneration"];
  if (typeof own === "number" && generation !== undefined && own < generation) return false;
  return folded(found["status"]) === folded(value);
}

function folded(value: Json | undefined): string {
  return String(value ?? "").toLowerCase();
}

function pathCondition(text: string): WaitCondition {
  const equals = text.indexOf("=", text.lastIndexOf("}") + 1);
  const [expression, value] = equals < 0
    ? [text, undefined]
    : [text.slice(0, equals), text.slice(equals + 1)];
  if (expression === "") throw new Error("jsonpath expression cannot be empty");
  if (value === "") throw new Error("jsonpath wait value cannot be empty");
  const path = parseRelaxedJsonPath(expression);
  return { kind: "holds", holds: (object) => leadsTo(path, object, value?.replace(/^(['"])(.*)\1$/, "$2")) };
}

function leadsTo(path: JsonPath, object: KubeObject, value: string | undefined): boolean {
  const found = findJsonPath(path, object as Json, { allowMissingKeys: true }).flat();
  if (found.length === 0) return false;
  if (value === undefined) return true;
  if (found.length > 1) throw new Error("given jsonpath expression matches more than one value");
  const [only] = found;
  if (typeof only === "object" && only !== null) {
    throw new Error("jsonpath leads to a nested object or list which is not supported");
  }
  return String(only) === value;
}
