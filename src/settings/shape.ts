/**
 * What a value in a configuration file may be. One tree of shapes (`setting_shapes.ts`) is the source of the checks, of
 * the JSON Schema and of the documentation.
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
}

export interface Field {
  readonly shape: Shape;
  /** A sentence without its full stop. */
  readonly title: string;
}

export const boolean: Shape = { type: "boolean" };
export const text: TextShape = { type: "text" };

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
): RecordShape {
  return { type: "record", fields, required };
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
    case "either":
      return shape.of.map(shapeTitle).join(", or ");
  }
}
