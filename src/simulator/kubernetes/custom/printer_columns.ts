/** additionalPrinterColumns. Source: apiextensions-apiserver/pkg/registry/customresource/tableconvertor. */
import { ageSince } from "../../../kube/age.ts";
import {
  findJsonPath,
  type JsonPath,
  JsonPathError,
  parseJsonPath,
  printJsonPath,
} from "../../../kube/json_path.ts";
import type { Json, KubeObject } from "../../../kube/object.ts";
import type { Column } from "../kind.ts";
import { nameColumn } from "../kinds/columns.ts";
import type { PrinterColumn } from "./custom_definition.ts";

/** The name, and the columns of a version; without any of its own: the age. */
export function printerColumns(given: readonly PrinterColumn[] | undefined): Column<KubeObject>[] {
  const columns = given && given.length > 0 ? given : [AGE];
  return [nameColumn<KubeObject>(), ...columns.map(printerColumn)];
}

const AGE: PrinterColumn = {
  name: "Age",
  type: "date",
  description: "How long ago the object was created.",
  jsonPath: ".metadata.creationTimestamp",
};

function printerColumn(column: PrinterColumn): Column<KubeObject> {
  const path = readPath(column.jsonPath);
  return {
    name: column.name,
    type: column.type as Column<KubeObject>["type"],
    format: column.format ?? "",
    description: column.description ||
      `Custom resource definition column (in JSONPath format): ${column.jsonPath}`,
    priority: column.priority ?? 0,
    cell: (object, nowMs) => path ? cellOf(path, column.type, object as unknown as Json, nowMs) : null,
  };
}

/** Undefined for a path that cannot be read: its cells stay empty. */
function readPath(jsonPath: string): JsonPath | undefined {
  try {
    return parseJsonPath(`{${jsonPath}}`);
  } catch (error) {
    if (error instanceof JsonPathError) return undefined;
    throw error;
  }
}

function cellOf(path: JsonPath, type: string, object: Json, nowMs: number): Json {
  let value: Json | undefined;
  try {
    value = findJsonPath(path, object)[0]?.[0];
    if (value === undefined) return null;
    if (type === "string") return typeof value === "string" ? value : printJsonPath(path, object);
  } catch (error) {
    if (error instanceof JsonPathError) return null;
    throw error;
  }
  switch (type) {
    case "integer":
      return typeof value === "number" ? Math.trunc(value) : null;
    case "number":
      return typeof value === "number" ? value : null;
    case "boolean":
      return typeof value === "boolean" ? value : null;
    case "date":
      if (typeof value !== "string") return null;
      return Number.isNaN(Date.parse(value)) ? "<invalid>" : ageSince(value, nowMs);
    default:
      return null;
  }
}
