import type { FieldPath } from "./kubeconfig_error.ts";

/** What a field of a kubeconfig may hold. */
export type Shape =
  | "string"
  | "boolean"
  | "base64"
  | "any"
  | { list: Shape }
  | { map: Shape }
  | { fields: Record<string, Field> }
  /** A list of `{name, <inner>}`; the names must differ. */
  | { named: string; of: Shape };

/** A field, and what kubectl prints when it is empty: nothing, a value, or the fields that are always printed. */
export interface Field {
  shape: Shape;
  empty?: "" | null | false | "its fields";
}

/** A field that holds something else than it should. */
export interface Misfit {
  path: FieldPath;
  /** Such as `expected a list, found a string`. */
  problem: string;
}

/*
 * Field names, their order (that of `-o json`) and which are printed when empty: client-go's
 * tools/clientcmd/api/v1/types.go. Preferences are not printed when empty since 1.36.
 */

const string: Field = { shape: "string" };
const boolean: Field = { shape: "boolean" };
const base64: Field = { shape: "base64" };
const extensions: Field = { shape: { named: "extension", of: "any" } };

const cluster: Shape = {
  fields: {
    "server": { shape: "string", empty: "" },
    "tls-server-name": string,
    "insecure-skip-tls-verify": boolean,
    "certificate-authority": string,
    "certificate-authority-data": base64,
    "proxy-url": string,
    "disable-compression": boolean,
    extensions,
  },
};

const exec: Shape = {
  fields: {
    "command": { shape: "string", empty: "" },
    "args": { shape: { list: "string" }, empty: null },
    "env": {
      shape: {
        list: { fields: { name: { shape: "string", empty: "" }, value: { shape: "string", empty: "" } } },
      },
      empty: null,
    },
    "apiVersion": string,
    "installHint": string,
    "provideClusterInfo": { shape: "boolean", empty: false },
    "interactiveMode": string,
  },
};

const user: Shape = {
  fields: {
    "client-certificate": string,
    "client-certificate-data": base64,
    "client-key": string,
    "client-key-data": base64,
    "token": string,
    "tokenFile": string,
    "as": string,
    "as-uid": string,
    "as-groups": { shape: { list: "string" } },
    "as-user-extra": { shape: { map: { list: "string" } } },
    "username": string,
    "password": string,
    "auth-provider": {
      shape: {
        fields: {
          name: { shape: "string", empty: "" },
          config: { shape: { map: "string" }, empty: null },
        },
      },
    },
    "exec": { shape: exec },
    extensions,
  },
};

const context: Shape = {
  fields: {
    "cluster": { shape: "string", empty: "" },
    "user": { shape: "string", empty: "" },
    "namespace": string,
    extensions,
  },
};

/** The whole of a kubeconfig. */
export const KUBECONFIG_SHAPE: Shape = {
  fields: {
    "kind": string,
    "apiVersion": string,
    "preferences": { shape: { fields: { colors: boolean, extensions } } },
    "clusters": { shape: { named: "cluster", of: cluster }, empty: null },
    "users": { shape: { named: "user", of: user }, empty: null },
    "contexts": { shape: { named: "context", of: context }, empty: null },
    "current-context": { shape: "string", empty: "" },
    extensions,
  },
};

/** The first field that does not fit. Absent and null fields always do; unknown fields are ignored. */
export function findMisfit(value: unknown, shape: Shape, path: FieldPath = []): Misfit | undefined {
  if (value === null || value === undefined || shape === "any") return undefined;
  if (typeof shape === "string") return scalarMisfit(value, shape, path);
  if ("list" in shape || "named" in shape) {
    if (!Array.isArray(value)) return misfit(path, "a list", value);
    const item = "list" in shape ? shape.list : namedItem(shape);
    return firstOf(value.entries(), (index, entry) => findMisfit(entry, item, [...path, index])) ??
      ("named" in shape ? namesMisfit(value, path) : undefined);
  }
  if (!isMapping(value)) return misfit(path, "a mapping", value);
  if ("map" in shape) {
    return firstOf(Object.entries(value), (key, entry) => findMisfit(entry, shape.map, [...path, key]));
  }
  return firstOf(
    Object.entries(shape.fields),
    (key, field) => findMisfit(value[key], field.shape, [...path, key]),
  );
}

/** The fields of one item of a list of named things. */
export function namedItem(shape: { named: string; of: Shape }): { fields: Record<string, Field> } {
  const empty = shape.of === "any" ? null : "its fields";
  return { fields: { name: { shape: "string", empty: "" }, [shape.named]: { shape: shape.of, empty } } };
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scalarMisfit(
  value: unknown,
  shape: "string" | "boolean" | "base64",
  path: FieldPath,
): Misfit | undefined {
  if (shape === "boolean") {
    return typeof value === "boolean" ? undefined : misfit(path, "true or false", value);
  }
  if (typeof value !== "string") {
    const advice = isMapping(value) || Array.isArray(value) ? "" : ": put it in quotes";
    return misfit(path, "a string", value, advice);
  }
  return shape === "base64" && !isBase64(value)
    ? { path, problem: "expected base64, found other characters" }
    : undefined;
}

/** What Go's decoder takes: padded, line breaks anywhere. */
function isBase64(text: string): boolean {
  const packed = text.replace(/[\r\n]/g, "");
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
}

function namesMisfit(items: unknown[], path: FieldPath): Misfit | undefined {
  const seen = new Map<unknown, number>();
  return firstOf(items.entries(), (index, item) => {
    const name = isMapping(item) ? item.name : undefined;
    if (name === undefined || name === null || name === "") {
      return { path: [...path, index], problem: "expected a name, found none" };
    }
    const first = seen.get(name);
    if (first !== undefined) {
      const problem = `expected a new name, found ${JSON.stringify(name)} again, as in item ${first + 1}`;
      return { path: [...path, index, "name"], problem };
    }
    seen.set(name, index);
    return undefined;
  });
}

function firstOf<K, V>(
  entries: Iterable<[K, V]>,
  find: (key: K, value: V) => Misfit | undefined,
): Misfit | undefined {
  for (const [key, value] of entries) {
    const found = find(key, value);
    if (found) return found;
  }
  return undefined;
}

function misfit(path: FieldPath, expected: string, found: unknown, advice = ""): Misfit {
  return { path, problem: `expected ${expected}, found ${nameOfType(found)}${advice}` };
}

function nameOfType(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isMapping(value)) return "a mapping";
  if (value instanceof Date) return "a date";
  return typeof value === "boolean" ? `the boolean ${value}` : `a ${typeof value}`;
}
