/**
 * JSON Schema, draft 4 to 2020-12, as far as schemas of values use it: without references to other documents and without
 * `unevaluated…`. Messages are those of santhosh-tekuri/jsonschema, which Helm prints.
 */
import { isDeepEqual } from "../../go_template/functions/equality.ts";
import type { GoValue } from "../../go_template/value.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../kube/object.ts";
import { formatProblem } from "./json_schema_format.ts";

/** Lines of what is wrong, parts of it further in; none: the value fits. */
export function schemaProblems(schema: Json, value: Json): string[] {
  const problems = new Validator(schema).problems(schema, value, "", 0);
  return problems.flatMap((problem) => shown(problem, 0));
}

interface Problem {
  path: string;
  text: string;
  causes?: Problem[];
}

/** Several problems of one place stand below one heading. */
function grouped(path: string, problems: Problem[]): Problem[] {
  return problems.length > 1 ? [{ path, text: "validation failed", causes: problems }] : problems;
}

function shown({ path, text, causes = [] }: Problem, depth: number): string[] {
  return [
    `${"  ".repeat(depth)}- at '${path}': ${text}`,
    ...causes.flatMap((cause) => shown(cause, depth + 1)),
  ];
}

/** A schema that refers to itself on the same value would never end. */
const maxDepth = 200;

class Validator {
  readonly #root: Json;

  constructor(root: Json) {
    this.#root = root;
  }

  problems(schema: Json | undefined, value: Json, path: string, depth: number): Problem[] {
    if (schema === false) return [{ path, text: "false schema" }];
    if (!isJsonObject(schema ?? null) || depth > maxDepth) return [];
    const rules = schema as JsonObject;
    const next = (other: Json | undefined, item: Json, place: string) =>
      this.problems(other, item, place, depth + 1);
    const inside = (other: Json | undefined, item: Json, place: string) =>
      grouped(place, next(other, item, place));
    const typeProblem = wrongType(rules["type"], value);
    if (typeProblem) return [{ path, text: typeProblem }];
    return [
      ...fixedProblems(rules, value, path),
      ...this.#byKind(rules, value, path, inside),
      ...this.#reference(rules, value, path, depth),
      ...combined(rules, value, path, next),
    ];
  }

  #byKind(rules: JsonObject, value: Json, path: string, inside: Check): Problem[] {
    if (Array.isArray(value)) return arrayProblems(rules, value, path, inside);
    if (isJsonObject(value)) return objectProblems(rules, value, path, inside);
    if (typeof value === "string") return stringProblems(rules, value, path);
    return typeof value === "number" ? numberProblems(rules, value, path) : [];
  }

  #reference(rules: JsonObject, value: Json, path: string, depth: number): Problem[] {
    const reference = rules["$ref"];
    if (typeof reference !== "string" || !reference.startsWith("#")) return [];
    let target: Json | undefined = this.#root;
    for (const part of decodeURIComponent(reference.slice(1)).split("/").slice(1)) {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      target = Array.isArray(target)
        ? target[Number(key)]
        : isJsonObject(target ?? null)
        ? (target as JsonObject)[key]
        : undefined;
    }
    return this.problems(target, value, path, depth + 1);
  }
}

type Check = (schema: Json | undefined, value: Json, path: string) => Problem[];

function jsonType(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function wrongType(wanted: Json | undefined, value: Json): string | undefined {
  const types = (Array.isArray(wanted) ? wanted : [wanted]).filter((type) => typeof type === "string");
  const fits = (type: string) => type === jsonType(value) || (type === "integer" && Number.isInteger(value));
  if (types.length === 0 || types.some(fits)) return undefined;
  return `got ${jsonType(value)}, want ${[...types].sort().join(" or ")}`;
}

function fixedProblems(rules: JsonObject, value: Json, path: string): Problem[] {
  const problems: Problem[] = [];
  const equals = (other: Json) => isDeepEqual(value as GoValue, other as GoValue);
  if (rules["const"] !== undefined && !equals(rules["const"])) {
    problems.push({ path, text: `value must be ${display(rules["const"])}` });
  }
  const list = rules["enum"];
  if (Array.isArray(list) && !list.some(equals)) {
    const isPlain = list.every((item) => item === null || typeof item !== "object");
    problems.push({
      path,
      text: isPlain ? `value must be one of ${list.map(display).join(", ")}` : "enum failed",
    });
  }
  const format = typeof rules["format"] === "string" ? formatProblem(rules["format"], value) : undefined;
  if (format) problems.push({ path, text: `${display(value)} is not valid ${rules["format"]}: ${format}` });
  return problems;
}

function display(value: Json): string {
  return typeof value === "string" ? quoted(value) : JSON.stringify(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** `minLength: got 1, want 3` for each limit that does not hold. */
function limits(
  rules: JsonObject,
  path: string,
  checks: [name: string, got: number, holds: (limit: number) => boolean][],
): Problem[] {
  return checks.flatMap(([name, got, holds]) => {
    const limit = rules[name];
    return typeof limit === "number" && !holds(limit)
      ? [{ path, text: `${name}: got ${shownNumber(got)}, want ${shownNumber(limit)}` }]
      : [];
  });
}

/** With commas between thousands. */
function shownNumber(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 20 });
}

function stringProblems(rules: JsonObject, value: string, path: string): Problem[] {
  const length = [...value].length;
  const problems = limits(rules, path, [
    ["minLength", length, (limit) => length >= limit],
    ["maxLength", length, (limit) => length <= limit],
  ]);
  const pattern = rules["pattern"];
  if (typeof pattern === "string" && !matches(pattern, value)) {
    problems.push({ path, text: `${quoted(value)} does not match pattern ${quoted(pattern)}` });
  }
  return problems;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

function numberProblems(rules: JsonObject, value: number, path: string): Problem[] {
  return limits(rules, path, [
    ["minimum", value, (limit) => value >= limit],
    ["maximum", value, (limit) => value <= limit],
    ["exclusiveMinimum", value, (limit) => value > limit],
    ["exclusiveMaximum", value, (limit) => value < limit],
    [
      "multipleOf",
      value,
      (limit) => Math.abs(value / limit - Math.round(value / limit)) < Number.EPSILON * 100,
    ],
  ]);
}

function arrayProblems(rules: JsonObject, list: Json[], path: string, inside: Check): Problem[] {
  const problems = limits(rules, path, [
    ["minItems", list.length, (limit) => list.length >= limit],
    ["maxItems", list.length, (limit) => list.length <= limit],
  ]);
  if (rules["uniqueItems"] === true) {
    const pair = firstEqual(list);
    if (pair) problems.push({ path, text: `items at ${pair[0]} and ${pair[1]} are equal` });
  }
  const first = rules["prefixItems"] ?? (Array.isArray(rules["items"]) ? rules["items"] : undefined);
  const tuple = Array.isArray(first) ? first : [];
  const rest = Array.isArray(rules["items"]) ? rules["additionalItems"] : rules["items"];
  list.forEach((item, index) => {
    problems.push(...inside(index < tuple.length ? tuple[index] : rest, item, `${path}/${index}`));
  });
  if (rules["contains"] !== undefined) {
    const causes = list.map((item, index) => inside(rules["contains"], item, `${path}/${index}`));
    if (causes.every((found) => found.length > 0)) {
      problems.push({ path, text: "no items match contains schema", causes: causes.flat() });
    }
  }
  return problems;
}

function firstEqual(list: readonly Json[]): [number, number] | undefined {
  for (let one = 0; one < list.length; one++) {
    const other = list.findIndex((item, index) =>
      index > one && isDeepEqual(item as GoValue, list[one] as GoValue)
    );
    if (other > 0) return [one, other];
  }
  return undefined;
}

function objectProblems(rules: JsonObject, map: JsonObject, path: string, inside: Check): Problem[] {
  const keys = Object.keys(map).filter((key) => map[key] !== undefined);
  const problems = limits(rules, path, [
    ["minProperties", keys.length, (limit) => keys.length >= limit],
    ["maxProperties", keys.length, (limit) => keys.length <= limit],
  ]);
  const missing = texts(rules["required"]).filter((key) => !keys.includes(key)).map(quoted);
  if (missing.length === 1) problems.push({ path, text: `missing property ${missing[0]}` });
  if (missing.length > 1) problems.push({ path, text: `missing properties ${missing.join(", ")}` });
  problems.push(...dependentProblems(rules, map, path, inside));
  const named = objectOf(rules["properties"]),
    patterns = Object.entries(objectOf(rules["patternProperties"]));
  const others: string[] = [];
  for (const key of keys.sort()) {
    const place = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const rest = patterns.filter(([pattern]) => matches(pattern, key));
    const own = [...(Object.hasOwn(named, key) ? [named[key]] : []), ...rest.map(([, schema]) => schema)];
    if (own.length === 0) others.push(key);
    const schemas = own.length === 0 && isJsonObject(rules["additionalProperties"] ?? null)
      ? [rules["additionalProperties"]]
      : own;
    for (const schema of schemas) problems.push(...inside(schema, map[key] ?? null, place));
  }
  if (others.length > 0 && rules["additionalProperties"] === false) {
    problems.push({ path, text: `additional properties ${others.map(quoted).join(", ")} not allowed` });
  }
  if (rules["propertyNames"] !== undefined) {
    for (const key of keys) {
      const causes = inside(rules["propertyNames"], key, "");
      if (causes.length > 0) problems.push({ path: "", text: `invalid propertyName ${quoted(key)}`, causes });
    }
  }
  return problems;
}

function dependentProblems(rules: JsonObject, map: JsonObject, path: string, inside: Check): Problem[] {
  const all = {
    ...objectOf(rules["dependencies"]),
    ...objectOf(rules["dependentRequired"]),
    ...objectOf(rules["dependentSchemas"]),
  };
  return Object.entries(all).filter(([key]) => map[key] !== undefined).flatMap(([key, wanted]) => {
    if (!Array.isArray(wanted)) return inside(wanted, map, path);
    const missing = texts(wanted).filter((other) => map[other] === undefined).map(quoted);
    return missing.length
      ? [{ path, text: `properties ${missing.join(", ")} required, if ${quoted(key)} exists` }]
      : [];
  });
}

function combined(rules: JsonObject, value: Json, path: string, check: Check): Problem[] {
  const found: Problem[] = [];
  const each = (name: string) => {
    const list = rules[name];
    return Array.isArray(list) ? list.map((schema) => grouped(path, check(schema, value, path))) : undefined;
  };
  if (rules["not"] !== undefined && check(rules["not"], value, path).length === 0) {
    found.push({ path, text: "'not' failed" });
  }
  const all = each("allOf")?.flat() ?? [];
  if (all.length > 0) found.push({ path, text: "'allOf' failed", causes: all });
  const any = each("anyOf");
  if (any?.every((problems) => problems.length > 0)) {
    found.push({ path, text: "'anyOf' failed", causes: any.flat() });
  }
  const one = each("oneOf");
  const matching = one?.flatMap((problems, index) => problems.length === 0 ? [index] : []) ?? [];
  if (one && matching.length === 0) {
    found.push({ path, text: "'oneOf' failed, none matched", causes: one.flat() });
  }
  if (matching.length > 1) {
    found.push({ path, text: `'oneOf' failed, subschemas ${matching[0]}, ${matching[1]} matched` });
  }
  if (rules["if"] !== undefined) {
    const branch = check(rules["if"], value, path).length === 0 ? "then" : "else";
    found.push(...grouped(path, check(rules[branch], value, path)));
  }
  return found;
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value ?? null) ? value as JsonObject : {};
}
