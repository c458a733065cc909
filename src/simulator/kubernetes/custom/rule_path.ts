import { type CustomSchema, schemaOfKey } from "./custom_schema.ts";

/** A path such as `.spec.items['a.b']` that was found in a schema. */
export interface RulePath {
  /** As fields are named in errors: `spec.labels[a.b]`. */
  field: string;
  schema: CustomSchema;
}

/** Undefined for what is no path, or leads nowhere in the schema. */
export function rulePath(path: string, schema: CustomSchema): RulePath | undefined {
  let field = "";
  let place: CustomSchema | undefined = schema;
  let rest = path;
  while (rest) {
    const match: RegExpExecArray | null = /^\.([^.[\]]+)|^\['((?:[^'\\]|\\.)*)'\]/.exec(rest);
    if (!match) return undefined;
    const key = match[1] ?? match[2]!.replace(/\\(.)/g, "$1");
    const isProperty: boolean = Object.hasOwn(place?.properties ?? {}, key);
    place = schemaOfKey(place, key);
    if (!place) return undefined;
    field = isProperty ? `${field}${field && "."}${key}` : `${field}[${key}]`;
    rest = rest.slice(match[0].length);
  }
  return field ? { field, schema: place } : undefined;
}
