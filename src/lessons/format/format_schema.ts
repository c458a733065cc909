/** The JSON Schema of what a lesson's file holds, for editors and for those who make lessons by programs. */
import { schemaOf } from "../../shapes/json_schema.ts";
import { field, record, type Shape } from "../../shapes/shape.ts";
import { frontMatter, yamlBlocks } from "./block_shapes.ts";
import { courseShape } from "./read_course.ts";

/** Parts that have a schema: the front matter, blocks in YAML by their kinds, and the course's own file. */
export const schemaParts: Readonly<Record<string, Shape>> = {
  "front-matter": frontMatter,
  ...yamlBlocks,
  course: courseShape,
};

/** Of one part; without a name, of an object with a lesson's parts by name. */
export function formatSchema(part?: string): Record<string, unknown> {
  if (part !== undefined) return schemaOf(schemaParts[part]!, `${part} of lesson/1`);
  const blocks = Object.entries(yamlBlocks).map(([kind, shape]) =>
    [kind, field(shape, `What a block lesson:${kind} holds`)] as const
  );
  const whole = record(
    {
      "front-matter": field(frontMatter, "What stands between the first two lines of ---"),
      ...Object.fromEntries(blocks),
    },
    [],
    "part",
  );
  return schemaOf(whole, "lesson/1");
}
