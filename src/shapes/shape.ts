/**
 * What a value in a file may be: a setting, a block of a lesson. One tree of shapes is the source of the checks, of the
 * JSON Schema and of the documentation.
 */
export type Shape =
  | { readonly type: "boolean" }
  | { readonly type: "integer"; readonly least?: number; readonly most?: number }
  | TextShape
  | { readonly type: "choice"; readonly of: readonly string[] }
  | { readonly type: "list"; readonly of: Shape }
  /** Names of the user's own. */
  | { readonly type: "map"; readonly of: Shape; readonly key: TextShape }
  | RecordShape
  | VariantShape
  | NamedShape
  /** Whatever the file's language can say. */
  | { readonly type: "any" }
  /** The first whose kind of value fits: a short form and a long one. */
  | { readonly type: "either"; readonly of: readonly Shape[] };

export interface TextShape {
  readonly type: "text";
  /** What it stands for, with an example: `a key, such as Ctrl-D`. */
  readonly title?: string;
  /** What is wrong with it; undefined when nothing is. */
  readonly problem?: (text: string) => string | undefined;
}

export interface RecordShape {
  readonly type: "record";
  readonly fields: Readonly<Record<string, Field>>;
  /** Fields that have to be there. */
  readonly required?: readonly string[];
  /** What its fields are called: `there is no NOUN colour`. Absent: `setting`. */
  readonly noun?: string;
}

/** A record of one of several kinds; the field that gives a kind its name is there in no other. */
export interface VariantShape {
  readonly type: "variant";
  /** What is to be said, with an article: `a check`. */
  readonly title: string;
  readonly of: Readonly<Record<string, RecordShape>>;
}

/** A shape that may contain itself. */
export interface NamedShape {
  readonly type: "named";
  /** Its definition's name in the JSON Schema. */
  readonly name: string;
  readonly shape: () => Shape;
}

export interface Field {
  readonly shape: Shape;
  /** A sentence without its full stop. */
  readonly title: string;
}

export const boolean: Shape = { type: "boolean" };
export const text: TextShape = { type: "text" };
export const anything: Shape = { type: "any" };

export function field(shape: Shape, title: string): Field {
  return { shape, title };
}

/** A text that a reader of its language takes; what it throws is what is wrong. */
export function readable(title: string, read: (text: string) => unknown): TextShape {
  return {
    type: "text",
    title,
    problem: (written) => {
      try {
        read(written);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}

/** A text of which all is as the pattern says. */
export function patterned(title: string, pattern: RegExp): TextShape {
  return {
    type: "text",
    title,
    problem: (written) => pattern.test(written) ? undefined : `${JSON.stringify(written)} is none`,
  };
}

export function integer(least?: number, most?: number): Shape {
  return {
    type: "integer",
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
}

export function choice(...of: readonly string[]): Shape {
  return { type: "choice", of };
}

export function list(of: Shape): Shape {
  return { type: "list", of };
}

export function map(of: Shape, key: TextShape = text): Shape {
  return { type: "map", of, key };
}

export function record(
  fields: Readonly<Record<string, Field>>,
  required: readonly string[] = [],
  noun?: string,
): RecordShape {
  return { type: "record", fields, required, ...(noun === undefined ? {} : { noun }) };
}

export function variant(title: string, of: Readonly<Record<string, RecordShape>>): VariantShape {
  return { type: "variant", title, of };
}

export function named(name: string, shape: () => Shape): NamedShape {
  return { type: "named", name, shape };
}

export function either(...of: readonly Shape[]): Shape {
  return { type: "either", of };
}

/** What is expected, in words: `a whole number from 0`, `one of k9s, vim`. */
export function shapeTitle(shape: Shape): string {
  switch (shape.type) {
    case "boolean":
      return "true or false";
    case "integer":
      return "a whole number" + (shape.least === undefined ? "" : ` from ${shape.least}`) +
        (shape.most === undefined ? "" : ` to ${shape.most}`);
    case "text":
      return shape.title ?? "a text";
    case "choice":
      return `one of ${shape.of.join(", ")}`;
    case "list":
      return "a list";
    case "map":
    case "record":
      return "names with values below them";
    case "variant":
      return shape.title;
    case "named":
      return shapeTitle(shape.shape());
    case "any":
      return "any value";
    case "either":
      return shape.of.map(shapeTitle).join(", or ");
  }
}
