/** YAML in kubectl's dialect (YAML 1.1 as sigs.k8s.io/yaml reads and prints it). */
import {
  defineMappingTag,
  defineScalarTag,
  load,
  mergeTag,
  NOT_RESOLVED,
  Schema,
  seqTag,
  strTag,
  YAMLException,
} from "js-yaml";
import { splitJsonValues } from "./json_stream.ts";
import type { Json, JsonObject } from "./object.ts";
import { YamlError, yamlErrorText } from "./yaml_error.ts";
import { resolvePlainScalar } from "./yaml_scalar.ts";

export { printYaml } from "./yaml_print.ts";
export { YamlError };

/** One document of a stream, and the line (from 1) of its first content. */
export interface YamlDocument {
  value: Json;
  line: number;
}

/**
 * `kubectl`: YAML 1.1, where `yes` and `on` are true and dates are text. `kustomize`: as go.yaml.in/yaml/v3 reads values of
 * no type: of those words only `true` and `false` mean something, and dates are points in time.
 */
export type YamlDialect = "kubectl" | "kustomize";

/** Nesting beyond this is refused; schemas of custom resources go some dozens deep. */
const maxDepth = 1000;
/** Nodes that a document may grow to when its aliases are written out; above it is an attack. */
const maxExpandedNodes = 1_000_000;

/**
 * Reads one document; empty text is null. Of repeated keys the last one counts, as in kubectl.
 *
 * @throws {YamlError} with the place and kubectl's wording.
 */
export function parseYaml(text: string, dialect: YamlDialect = "kubectl"): Json {
  return readDocument(text, 1, dialect);
}

/**
 * Reads a stream of documents separated by `---` lines; a document of JSON may be several values one after another.
 * Empty documents are left out.
 *
 * @throws {YamlError} whose line counts from the start of the whole text.
 */
export function parseYamlDocuments(text: string, dialect: YamlDialect = "kubectl"): YamlDocument[] {
  return [...readYamlDocuments(text, dialect)];
}

/**
 * The same one by one, so that those before a mistake can be used: kubectl acts on them before it tells of it.
 *
 * @throws {YamlError} at the document that cannot be read.
 */
export function* readYamlDocuments(
  text: string,
  dialect: YamlDialect = "kubectl",
): Generator<YamlDocument> {
  for (const document of splitDocuments(text)) {
    for (const { source, line } of divideJson(document)) {
      const value = readDocument(source, line, dialect);
      if (value !== null) yield { value, line: line + firstContent(source) };
    }
  }
}

const core = "tag:yaml.org,2002:";

const objectTag = defineMappingTag<JsonObject>(`${core}map`, {
  create: () => ({}),
  identify: () => false,
  addPair: (object, key, value) => {
    const problem = keyProblem(key);
    if (problem) return problem;
    // Assigning to "__proto__" would not make a key.
    Object.defineProperty(object, String(key), {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return "";
  },
  has: (object, key) => Object.hasOwn(object, String(key)),
  keys: (object) => Object.keys(object),
  get: (object, key) => object[String(key)],
});

const setTag = { ...objectTag, tagName: `${core}set` };
const textTags = ["timestamp", "value"].map((name) => ({ ...strTag, tagName: core + name }));
const binaryTag = defineScalarTag<string>(`${core}binary`, {
  resolve: (source) => decodeBase64(source) ?? NOT_RESOLVED,
  identify: () => false,
});
const unknownTag = defineScalarTag<Json>("!", {
  matchByTagPrefix: true,
  resolve: (source) => resolvePlainScalar(source),
  identify: () => false,
});
const SCHEMAS: Record<YamlDialect, Schema> = {
  kubectl: schemaOf(resolvePlainScalar),
  kustomize: schemaOf(resolveFewWords),
};

function schemaOf(resolve: (source: string) => Json): Schema {
  // One tag resolves every plain scalar that is no string; the others only serve when they are written out.
  const plainTag = defineScalarTag<Json>(`${core}float`, {
    implicit: true,
    resolve: (source) => {
      const value = resolve(source);
      return value === source ? NOT_RESOLVED : value;
    },
    identify: () => false,
  });
  const explicitTags = ["int", "bool", "null"].map((name) => ({
    ...plainTag,
    tagName: core + name,
    implicit: false,
  }));
  return new Schema([
    strTag,
    seqTag,
    objectTag,
    setTag,
    mergeTag,
    plainTag,
    ...explicitTags,
    ...textTags,
    binaryTag,
    unknownTag,
  ]);
}

function resolveFewWords(text: string): Json {
  const value = resolvePlainScalar(text);
  if (typeof value === "boolean") return /^(true|false)$/i.test(text) ? value : text;
  const date = typeof value === "string" ? DATE.exec(text) : null;
  return date ? `${date[1]}T${date[2] ?? "00:00:00"}${date[3] ?? "Z"}` : value;
}

const DATE = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d:\d\d(?:\.\d+)?) ?(Z|[-+]\d\d:\d\d)?)?$/;

function readDocument(source: string, firstLine: number, dialect: YamlDialect): Json {
  if (isBlank(source)) return null;
  const json = readJson(source, firstLine);
  if (json !== undefined) return json;
  try {
    const value = load(source, { schema: SCHEMAS[dialect], json: true, maxDepth }) as Json;
    checkNumbers(value);
    // Aliases share nodes; whoever changes one place must not change the other.
    return source.includes("&") ? JSON.parse(JSON.stringify(value)) : value;
  } catch (error) {
    throw asYamlError(error, source, firstLine);
  }
}

// JSON is YAML, and far quicker to read as JSON. What JSON refuses may still be YAML: {a: b}.
function readJson(source: string, firstLine: number): Json | undefined {
  if (!/^\s*[{[]/.test(source)) return undefined;
  const text = source.trimEnd();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (isCutOff(text, error)) throw new YamlError("unexpected EOF", firstLine, 1);
    return undefined;
  }
}

/** JSON as far as it goes. Of a list kubectl says what is wrong with it as YAML. */
function isCutOff(text: string, error: unknown): boolean {
  if (!/^\s*\{\s*("|$)/.test(text) || !(error instanceof SyntaxError)) return false;
  const place = /at position (\d+)/.exec(error.message)?.[1];
  return place === undefined ? error.message.includes("end of JSON input") : Number(place) >= text.length;
}

function* splitDocuments(text: string): Generator<{ source: string; line: number }> {
  let lines: string[] = [];
  let start = 1;
  for (const [index, line] of text.replace(/^\uFEFF/, "").split("\n").entries()) {
    if (!line.startsWith("---")) {
      lines.push(line);
      continue;
    }
    const after = line.slice("---".length).trim();
    if (after !== "" && !after.startsWith("#")) {
      throw new YamlError(`invalid Yaml document separator: ${after}`, index + 1, 1);
    }
    yield { source: lines.join("\n"), line: start };
    lines = [];
    start = index + 2;
  }
  yield { source: lines.join("\n"), line: start };
}

function divideJson(document: { source: string; line: number }): { source: string; line: number }[] {
  if (!/^\s*\{/.test(document.source)) return [document];
  const values = splitJsonValues(document.source) ?? [];
  // One value may as well be YAML in flow style, which has comments and other things.
  if (values.length < 2) return [document];
  return values.map(({ source, line }) => ({ source, line: document.line + line - 1 }));
}

function firstContent(source: string): number {
  return Math.max(source.split("\n").findIndex((line) => !/^\s*(#|$)/.test(line)), 0);
}

function isBlank(source: string): boolean {
  return source.split("\n").every((line) => /^\s*(#|$)/.test(line));
}

function asYamlError(error: unknown, source: string, firstLine: number): unknown {
  if (error instanceof YamlError) return new YamlError(error.message, firstLine, 1);
  if (!(error instanceof YAMLException)) return error;
  const { line = 0, column = 0 } = error.mark ?? {};
  const message = yamlErrorText({ reason: error.reason, line, column }, source);
  return new YamlError(message, firstLine + line, column + 1);
}

function keyProblem(key: unknown): string {
  if (key === null) return "unsupported map key of type: <nil>";
  return typeof key === "object" ? "invalid map key" : "";
}

function checkNumbers(root: Json): void {
  const sizes = new Map<Json, number>();
  const expanded = (value: Json): number => {
    if (typeof value === "number" && !Number.isFinite(value)) {
      const shown = Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
      throw new YamlError(`error converting YAML to JSON: json: unsupported value: ${shown}`, 1, 1);
    }
    if (value === null || typeof value !== "object") return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    // An alias inside its own anchor would never end.
    sizes.set(value, Infinity);
    const size = Object.values(value).reduce<number>((sum, child) => sum + expanded(child ?? null), 1);
    sizes.set(value, size);
    return size;
  };
  if (expanded(root) > maxExpandedNodes) {
    throw new YamlError("error converting YAML to JSON: yaml: document contains excessive aliasing", 1, 1);
  }
}

function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
