/** What a value of a compose file may be, and the sentence about what it is not (compose-spec.json, as JSON Schema). */

export type Kind = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

export interface Shape {
  /** Absent: anything. */
  kinds?: readonly Kind[];
  /** Of an object, by name. */
  fields?: Readonly<Record<string, Shape | (() => Shape)>>;
  /** Of an object: what names that are no field may hold; absent: only `x-…` are allowed. */
  others?: Shape;
  /** Which names `others` may have; absent: all. */
  names?: RegExp;
  required?: readonly string[];
  items?: Shape;
  isUnique?: boolean;
  values?: readonly string[];
  /** Of a text. */
  pattern?: RegExp;
  /** Exactly one of these. */
  either?: readonly Shape[];
}

interface Problem {
  path: readonly string[];
  text: string;
  isKind: boolean;
}

/** `services.web.ports must be a array`; undefined: nothing is wrong. Of several problems, the deepest. */
export function shapeProblem(value: unknown, shape: Shape): string | undefined {
  const problems = [...problemsOf(value, shape, [])];
  const [first, ...rest] = problems;
  if (!first) return undefined;
  const worst = rest.reduce((best, one) => {
    if (one.path.length !== best.path.length) return one.path.length > best.path.length ? one : best;
    return one.isKind && !best.isKind ? one : best;
  }, first);
  return [worst.path.join("."), worst.text].filter(Boolean).join(" ");
}

function* problemsOf(value: unknown, shape: Shape, path: readonly string[]): Generator<Problem> {
  if (shape.either) return yield* noneOf(value, shape.either, path);
  if (shape.kinds && !shape.kinds.some((kind) => isKind(value, kind))) {
    return yield { path, text: `must be a ${kindsText(shape.kinds)}`, isKind: true };
  }
  if (shape.values && typeof value === "string" && !shape.values.includes(value)) {
    const allowed = shape.values.map((one) => `'${one}'`).join(", ");
    return yield { path, text: `value must be one of ${allowed}`, isKind: false };
  }
  if (shape.pattern && typeof value === "string" && !shape.pattern.test(value)) {
    return yield { path, text: `'${value}' does not match pattern '${shape.pattern.source}'`, isKind: false };
  }
  if (Array.isArray(value)) yield* itemProblems(value, shape, path);
  else if (typeof value === "object" && value !== null) {
    yield* fieldProblems(value as Record<string, unknown>, shape, path);
  }
}

function* noneOf(value: unknown, shapes: readonly Shape[], path: readonly string[]): Generator<Problem> {
  const found = shapes.map((shape) => [...problemsOf(value, shape, path)]);
  if (found.some((problems) => problems.length === 0)) return;
  // Where one has the right kind, what is wrong inside it says more than that the others have another.
  yield* found.find((problems) => problems.some((problem) => problem.path.length > path.length)) ??
    found.find((problems) => !problems[0]!.isKind) ?? found[0]!;
}

function* itemProblems(value: readonly unknown[], shape: Shape, path: readonly string[]): Generator<Problem> {
  const seen = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    if (shape.items) yield* problemsOf(item, shape.items, [...path, String(index)]);
    const text = JSON.stringify(item);
    const before = seen.get(text);
    if (shape.isUnique && before !== undefined) {
      yield { path, text: `items at ${before} and ${index} are equal`, isKind: false };
    }
    seen.set(text, index);
  }
}

function* fieldProblems(
  value: Record<string, unknown>,
  shape: Shape,
  path: readonly string[],
): Generator<Problem> {
  const { fields, others, names, required = [] } = shape;
  if (!fields && !others) return;
  const unknown: string[] = [];
  for (const [name, item] of Object.entries(value)) {
    const field = fields && Object.hasOwn(fields, name) ? fields[name]! : undefined;
    if (field) yield* problemsOf(item, typeof field === "function" ? field() : field, [...path, name]);
    else if (others && (names?.test(name) ?? true)) yield* problemsOf(item, others, [...path, name]);
    else if (!name.startsWith("x-")) unknown.push(name);
  }
  if (unknown.length) {
    const listed = unknown.map((name) => `'${name}'`).join(", ");
    yield { path, text: `additional properties ${listed} not allowed`, isKind: false };
  }
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  if (missing.length === 1) yield { path, text: `missing property '${missing[0]}'`, isKind: false };
  if (missing.length > 1) {
    const listed = missing.map((name) => `'${name}'`).join(", ");
    yield { path, text: `missing properties ${listed}`, isKind: false };
  }
}

function isKind(value: unknown, kind: Kind): boolean {
  if (kind === "null") return value === null;
  if (kind === "array") return Array.isArray(value);
  if (kind === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (kind === "integer") return Number.isInteger(value);
  const word: string = typeof value;
  return word === kind;
}

function kindsText(kinds: readonly Kind[]): string {
  const words = kinds.map((kind) => kind === "object" ? "mapping" : kind);
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
