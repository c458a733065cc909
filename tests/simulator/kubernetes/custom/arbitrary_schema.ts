import fc from "fast-check";
import type { Json, JsonObject } from "../../../../src/kube/object.ts";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";

/** PEQUOD_SEED=n repeats a run. */
export const SEED = Number(Deno.env.get("PEQUOD_SEED") ?? 20260101);

const key = fc.constantFrom("a", "b", "c", "metadata", "spec");
const leaf: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom("x", "y"),
  fc.integer({ min: 0, max: 3 }),
  fc.constant(null),
);

const { schema } = fc.letrec<{ schema: CustomSchema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record<CustomSchema>(
      {
        type: fc.constantFrom("string", "integer"),
        default: leaf as fc.Arbitrary<Json>,
        nullable: fc.boolean(),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record<CustomSchema>(
      {
        properties: fc.dictionary(key, tie("schema"), { maxKeys: 3 }),
        "x-kubernetes-preserve-unknown-fields": fc.boolean(),
        "x-kubernetes-embedded-resource": fc.boolean(),
        nullable: fc.boolean(),
      },
      { requiredKeys: ["properties"] },
    ),
    fc.record<CustomSchema>({ additionalProperties: fc.oneof(tie("schema"), fc.constant(true)) }),
    fc.record<CustomSchema>({ items: tie("schema"), type: fc.constant("array") }),
  ),
}));

export const arbitrarySchema: fc.Arbitrary<CustomSchema> = schema;

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.dictionary(key, tie("value"), { maxKeys: 3 }) as fc.Arbitrary<Json>,
    fc.array(tie("value"), { maxLength: 3 }),
  ),
}));

export const arbitraryObject = fc.dictionary(key, value, { maxKeys: 4 }) as fc.Arbitrary<JsonObject>;
