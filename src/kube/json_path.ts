/**
 * kubectl's JSONPath: `{.items[*].metadata.name}`, `{range …}…{end}`, filters, slices, unions, `..`.
 * Where the original goes through a map in random order, this goes in the order of the keys.
 */
import { goJson, goSyntax, goType, goValue, sortedKeys } from "./go_value.ts";
import {
  JsonPathError,
  parseTemplate,
  type PathNode,
  type Slice,
  type TemplatePart,
} from "./json_path_parser.ts";
import type { Json } from "./object.ts";

export { JsonPathError };

/** A template that was read. */
export interface JsonPath {
  template: string;
  parts: TemplatePart[];
}

/** How a path is evaluated. */
export interface JsonPathOptions {
  /** A missing key gives nothing (as in `kubectl get`) rather than an error. On by default. */
  allowMissingKeys?: boolean;
}

/**
 * Reads a template of `-o jsonpath=`.
 *
 * @throws {JsonPathError} `error parsing jsonpath {.a, unclosed action`
 */
export function parseJsonPath(template: string): JsonPath {
  try {
    return { template, parts: parseTemplate(template) };
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new JsonPathError(`error parsing jsonpath ${template}, ${error.message}`, { cause: error });
  }
}

/**
 * Reads a path of `--sort-by` and custom columns, where braces and the first dot may be left out.
 *
 * @throws {JsonPathError}
 */
export function parseRelaxedJsonPath(expression: string): JsonPath {
  if (expression === "") return { template: "", parts: [] };
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(expression);
  if (!match) {
    throw new JsonPathError(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    );
  }
  return parseJsonPath(`{.${match[1] ?? match[2]}}`);
}

/** The values a template finds, one list for each of its parts in the order of printing. @throws {JsonPathError} */
export function findJsonPath(path: JsonPath, data: Json, options: JsonPathOptions = {}): Json[][] {
  return new Evaluation(options.allowMissingKeys ?? true).run(path.parts, data);
}

/**
 * What `-o jsonpath=` prints, without a line end of its own.
 *
 * @throws {JsonPathError} with template and data, as kubectl shows them.
 */
export function printJsonPath(path: JsonPath, data: Json, options: JsonPathOptions = {}): string {
  return guarded(path, data, () => findJsonPath(path, data, options).map(printValues).join(""));
}

/** What `-o jsonpath-as-json=` prints: all values found, as one list. @throws {JsonPathError} */
export function printJsonPathAsJson(path: JsonPath, data: Json, options: JsonPathOptions = {}): string {
  return guarded(path, data, () => `${goJson(findJsonPath(path, data, options).flat(), "    ")}\n`);
}

function guarded(path: JsonPath, data: Json, print: () => string): string {
  try {
    return print();
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw new JsonPathError(
      `error executing jsonpath ${
        JSON.stringify(path.template)
      }: Error executing template: ${error.message}. ` +
        "Printing more information for debugging the template:\n" +
        `\ttemplate was:\n\t\t${path.template}\n\tobject given to jsonpath engine was:\n\t\t${
          goSyntax(data)
        }\n\n\n`,
      { cause: error },
    );
  }
}

function printValues(values: Json[]): string {
  return values.map((value) => {
    if (value === null) return "null";
    return typeof value === "object" ? goJson(value) : goValue(value);
  }).join(" ");
}

class Evaluation {
  readonly #allowMissingKeys: boolean;
  #pendingRanges = 0;
  #openRanges = 0;
  #pendingEnds = 0;
  #lastEnd: TemplatePart | undefined;

  constructor(allowMissingKeys: boolean) {
    this.#allowMissingKeys = allowMissingKeys;
  }

  /** Goes through the parts up to the `{end}` of the range it is in. */
  run(parts: TemplatePart[], data: Json): Json[][] {
    const found: Json[][] = [];
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      const results = part.type === "text" ? [part.text] : this.#list(part.nodes, [data]);
      if (this.#pendingEnds > 0 && this.#pendingEnds <= this.#openRanges) {
        this.#pendingEnds--;
        this.#lastEnd = part;
        break;
      }
      if (this.#pendingRanges === 0) {
        found.push(results);
        continue;
      }
      found.push(...this.#range(results, parts.slice(index + 1)));
      const end = parts.indexOf(this.#lastEnd!, index + 1);
      if (end >= 0) index = end;
    }
    return found;
  }

  #range(values: Json[], body: TemplatePart[]): Json[][] {
    this.#pendingRanges--;
    this.#openRanges++;
    // Without values the body runs all the same, to find its end; what it prints is dropped.
    const found = values.flatMap((value) => this.run(body, value));
    if (values.length === 0) this.run(body, null);
    this.#openRanges--;
    return found;
  }

  #list(nodes: PathNode[], input: Json[]): Json[] {
    return nodes.reduce((values, node) => this.#walk(node, values), input);
  }

  #walk(node: PathNode, input: Json[]): Json[] {
    switch (node.type) {
      case "text":
        return [node.text];
      case "literal":
        return input.map(() => node.value);
      case "identifier":
        return this.#identifier(node.name, input);
      case "field":
        return this.#field(node.name, input);
      case "wildcard":
        return input.flatMap(children);
      case "recursive":
        return input.flatMap(descendants);
      case "array":
        return input.flatMap((value) => value === null ? [] : slice(value, node.slice));
      case "union":
        return node.members.flatMap((member) => this.#list(member, input));
      case "filter":
        return input.flatMap((value) => this.#filter(node, value));
    }
  }

  #identifier(name: string, input: Json[]): Json[] {
    if (name === "range") this.#pendingRanges++;
    else if (name !== "end") throw new JsonPathError(`unrecognized identifier ${name}`);
    else if (this.#openRanges === 0) throw new JsonPathError("not in range, nothing to end");
    else this.#pendingEnds++;
    return name === "range" ? input : [];
  }

  #field(name: string, input: Json[]): Json[] {
    const found = input.flatMap((value) => {
      const child = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
      return child === undefined ? [] : [child];
    });
    if (found.length === 0 && input.length > 0 && !this.#allowMissingKeys) {
      throw new JsonPathError(`${name} is not found`);
    }
    return found;
  }

  #filter({ left, right, operator }: PathNode & { type: "filter" }, value: Json): Json[] {
    if (!Array.isArray(value)) {
      throw new JsonPathError(`${goValue(value)} is not array or slice and cannot be filtered`);
    }
    return value.filter((item) => {
      if (operator === "exists") return this.#exists(left, item);
      const lefts = this.#list(left, [item]);
      if (lefts.length === 0) return false;
      const rights = lefts.length > 1 ? [] : this.#list(right, [item]);
      if (lefts.length > 1 || rights.length > 1) {
        throw new JsonPathError("can only compare one element at a time");
      }
      return rights.length > 0 && holds(operator, lefts[0]!, rights[0]!);
    });
  }

  // Whatever goes wrong while looking means that it does not exist.
  #exists(path: PathNode[], item: Json): boolean {
    try {
      return this.#list(path, [item]).length > 0;
    } catch (error) {
      if (error instanceof JsonPathError) return false;
      throw error;
    }
  }
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? sortedKeys(value).map((key) => value[key]!) : [];
}

// `..` also stops at strings with letters in them, but at no other scalar.
function descendants(value: Json): Json[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  const below = children(value);
  return below.length === 0 ? [] : [value, ...below.flatMap(descendants)];
}

function slice(value: Json, { start = 0, end, step = 1, isSingle }: Slice): Json[] {
  if (!Array.isArray(value)) throw new JsonPathError(`${goType(value)} is not array or slice`);
  const { length } = value;
  const from = start < 0 ? start + length : start;
  let to = isSingle ? start + 1 : end ?? length;
  if (to < 0 || to === 0 && isSingle) to += length;
  if (from === to) return [];
  const outside = (index: number) =>
    new JsonPathError(`array index out of bounds: index ${index}, length ${length}`);
  if (from >= length || from < 0) throw outside(from);
  if (to > length || to < 0) throw outside(to - 1);
  if (from > to) throw new JsonPathError(`starting index ${from} is greater than ending index ${to}`);
  if (step <= 0) throw new JsonPathError("step must be > 0");
  return value.slice(from, to).filter((_, index) => index % step === 0);
}

function holds(operator: string, left: Json, right: Json): boolean {
  const comparisons: Record<string, () => boolean> = {
    "==": () => left === right,
    "!=": () => left !== right,
    "<": () => left! < right!,
    "<=": () => left! <= right!,
    ">": () => left! > right!,
    ">=": () => left! >= right!,
  };
  const compare = comparisons[operator];
  if (!compare) throw new JsonPathError(`unrecognized filter operator ${operator}`);
  const isOrder = operator.startsWith("<") || operator.startsWith(">");
  for (const value of [left, right]) {
    if (value === null || typeof value === "object" || isOrder && typeof value === "boolean") {
      throw new JsonPathError("invalid type for comparison");
    }
  }
  if (goType(left) !== goType(right)) throw new JsonPathError("incompatible types for comparison");
  return compare();
}

function isObject(value: Json): value is { [key: string]: Json | undefined } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
