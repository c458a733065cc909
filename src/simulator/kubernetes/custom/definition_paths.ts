/** The simple JSON paths of a definition: in printer columns and in the scale sub-resource. */
import { invalid, required } from "../kinds/field_errors.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomScale, PrinterColumn } from "./custom_definition.ts";

const COLUMN_TYPES = ["boolean", "date", "integer", "number", "string"];
const COLUMN_FORMATS = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

export function columnErrors(column: PrinterColumn, path: string): FieldError[] {
  const { name, type, format, jsonPath } = column;
  const types = `must be one of ${COLUMN_TYPES.join(",")}`;
  const errors: FieldError[] = [];
  if (!name) errors.push(required(`${path}.name`));
  if (!type) errors.push(required(`${path}.type`, types));
  else if (!COLUMN_TYPES.includes(type)) errors.push(invalid(`${path}.type`, type, types));
  if (format && !COLUMN_FORMATS.includes(format)) {
    errors.push(invalid(`${path}.format`, format, `must be one of ${COLUMN_FORMATS.join(",")}`));
  }
  if (!jsonPath) errors.push(required(`${path}.JSONPath`));
  else errors.push(...pathErrors(jsonPath, `${path}.JSONPath`));
  return errors;
}

export function scaleErrors(scale: CustomScale, path: string): FieldError[] {
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = scale;
  return [
    ...placeErrors(
      specReplicasPath,
      `${path}.specReplicasPath`,
      [".spec."],
      "should be a json path under .spec",
    ),
    ...placeErrors(
      statusReplicasPath,
      `${path}.statusReplicasPath`,
      [".status."],
      "should be a json path under .status",
    ),
    ...(labelSelectorPath
      ? placeErrors(
        labelSelectorPath,
        `${path}.labelSelectorPath`,
        [".spec.", ".status."],
        "should be a json path under either .spec or .status",
      )
      : []),
  ];
}

function placeErrors(
  given: string | undefined,
  field: string,
  roots: readonly string[],
  why: string,
): FieldError[] {
  if (!given) return [required(field)];
  const errors = pathErrors(given, field);
  if (errors.length > 0) return errors;
  return roots.some((root) => given.startsWith(root)) ? [] : [invalid(field, given, why)];
}

function pathErrors(given: string, field: string): FieldError[] {
  return given.startsWith(".") ? [] : [invalid(field, given, "must be a simple json path starting with .")];
}
