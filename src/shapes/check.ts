/** Holds a value against its shape: what fits is kept, what does not is told with its path. */
import { nearName } from "./near_name.ts";
import { type RecordShape, type Shape, shapeTitle, type VariantShape } from "./shape.ts";

/** Names and indices from the top of the file. */
export type Path = readonly (string | number)[];

export interface Mistake {
  readonly path: Path;
  /** The name is wrong, not its value. */
  readonly isName?: boolean;
  /** What is wrong, and what to do. */
  readonly text: string;
}

/** The value without what is wrong in it (undefined: nothing is left), and all mistakes. */
export function check(
  value: unknown,
  shape: Shape,
  path: Path = [],
): { value: unknown; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  return { value: checked(value, shape, path, mistakes), mistakes };
}

/** `contexts.prod.theme`, `plugins.tail.args[0]`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, part) => typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`,
    "",
  );
}

function checked(value: unknown, shape: Shape, path: Path, mistakes: Mistake[]): unknown {
  const wrong = (text: string): undefined => void mistakes.push({ path, text });
  const unexpected = (): undefined => wrong(`expected ${shapeTitle(shape)}, found ${found(value)}`);
  switch (shape.type) {
    case "boolean":
      return typeof value === "boolean" ? value : unexpected();
    case "integer":
      return Number.isInteger(value) && (value as number) >= (shape.least ?? -Infinity) &&
          (value as number) <= (shape.most ?? Infinity)
        ? value
        : unexpected();
    case "choice": {
      if (typeof value === "string" && shape.of.includes(value)) return value;
      const near = typeof value === "string" ? nearName(value, shape.of) : undefined;
      return near === undefined ? unexpected() : wrong(
        `expected ${shapeTitle(shape)}, found ${found(value)}: did you mean ${near}?`,
      );
    }
    case "text": {
      // A number is a text that needs no quotes: a name such as 1, a key such as 5.
      if (typeof value !== "string" && typeof value !== "number") return unexpected();
      const problem = shape.problem?.(String(value));
      return problem === undefined ? String(value) : wrong(`${problem}; expected ${shapeTitle(shape)}`);
    }
    case "list":
      if (!Array.isArray(value)) return unexpected();
      return value.map((item, index) => checked(item, shape.of, [...path, index], mistakes))
        .filter((item) => item !== undefined);
    case "map":
      return isObject(value) ? checkedMap(value, shape, path, mistakes) : unexpected();
    case "record":
      return isObject(value) ? checkedRecord(value, shape, path, mistakes) : unexpected();
    case "variant":
      return isObject(value) ? checkedVariant(value, shape, path, mistakes) : unexpected();
    case "named":
      return checked(value, shape.shape(), path, mistakes);
    case "any":
      return value;
    case "either": {
      const fitting = shape.of.find((one) => isOfKind(value, one));
      return fitting ? checked(value, fitting, path, mistakes) : unexpected();
    }
  }
}

function checkedMap(
  value: Record<string, unknown>,
  shape: Extract<Shape, { type: "map" }>,
  path: Path,
  mistakes: Mistake[],
): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [name, item] of Object.entries(value)) {
    const problem = shape.key.problem?.(name);
    if (problem !== undefined) {
      const text = `${problem}; expected ${shapeTitle(shape.key)}`;
      mistakes.push({ path: [...path, name], isName: true, text });
    }
    const good = checked(item, shape.of, [...path, name], mistakes);
    if (good !== undefined && problem === undefined) kept.push([name, good]);
  }
  return Object.fromEntries(kept);
}

function checkedRecord(
  value: Record<string, unknown>,
  shape: RecordShape,
  path: Path,
  mistakes: Mistake[],
): Record<string, unknown> | undefined {
  const kept: [string, unknown][] = [];
  for (const [name, item] of Object.entries(value)) {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (!field) {
      mistakes.push({ path: [...path, name], isName: true, text: unknownName(name, shape) });
      continue;
    }
    // An empty value is a name with everything below it commented out.
    if (item === null) continue;
    const good = checked(item, field.shape, [...path, name], mistakes);
    if (good !== undefined) kept.push([name, good]);
  }
  const missing = (shape.required ?? []).filter((name) => value[name] === undefined || value[name] === null);
  if (missing.length > 0) {
    mistakes.push({ path, text: `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing` });
  }
  const isWhole = (shape.required ?? []).every((name) => kept.some(([one]) => one === name));
  return isWhole ? Object.fromEntries(kept) : undefined;
}

/** The kind is that of its name; where there are several names, or none, all that may be is said. */
function checkedVariant(
  value: Record<string, unknown>,
  { title, of }: VariantShape,
  path: Path,
  mistakes: Mistake[],
): unknown {
  const [kind, second] = Object.keys(of).filter((name) => Object.hasOwn(value, name));
  if (kind !== undefined && second === undefined) return checked(value, of[kind]!, path, mistakes);
  if (second !== undefined) {
    mistakes.push({
      path: [...path, second],
      isName: true,
      text: `${title} has either ${kind} or ${second}`,
    });
    return undefined;
  }
  const names = Object.keys(of);
  const near = Object.keys(value).map((name) => [name, nearName(name, names)] as const)
    .find(([, name]) => name !== undefined);
  mistakes.push(
    near
      ? {
        path: [...path, near[0]],
        isName: true,
        text: `${title} knows no ${near[0]}: did you mean ${near[1]}?`,
      }
      : { path, text: `${title} has one of ${names.join(", ")}` },
  );
  return undefined;
}

function unknownName(name: string, { fields, noun = "setting" }: RecordShape): string {
  const near = nearName(name, Object.keys(fields));
  return `there is no ${noun} ${name}${
    near === undefined ? `; known are ${Object.keys(fields).join(", ")}` : `: did you mean ${near}?`
  }`;
}

function isOfKind(value: unknown, shape: Shape): boolean {
  switch (shape.type) {
    case "text":
    case "choice":
      return typeof value === "string" || typeof value === "number";
    case "list":
      return Array.isArray(value);
    case "map":
    case "record":
    case "variant":
      return isObject(value);
    case "named":
      return isOfKind(value, shape.shape());
    case "any":
      return true;
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return typeof value === "number";
    case "either":
      return shape.of.some((one) => isOfKind(value, one));
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function found(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "names with values below them" : JSON.stringify(value);
}
