import { schemaOf } from "../shapes/json_schema.ts";
import { settingsFile } from "./setting_shapes.ts";

/** The JSON Schema of `config.yaml`, for editors. */
export function settingsSchema(): Record<string, unknown> {
  return schemaOf(settingsFile, "Pequod's config.yaml");
}
