/** Definitions and texts that tests of custom kinds share. */
import type {
  CustomDefinition,
  CustomVersion,
} from "../../../../src/simulator/kubernetes/custom/custom_definition.ts";
import type { CustomSchema } from "../../../../src/simulator/kubernetes/custom/custom_schema.ts";
import type { FieldError } from "../../../../src/simulator/kubernetes/status_error.ts";

export function sampleVersion(schema: CustomSchema, more: Partial<CustomVersion> = {}): CustomVersion {
  return { name: "v1", served: true, storage: true, schema: { openAPIV3Schema: schema }, ...more };
}

/** Gadgets of example.com, whose spec has the given properties. */
export function sampleDefinition(
  properties: Record<string, CustomSchema> = {},
  more: Partial<CustomDefinition["spec"]> = {},
): CustomDefinition {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "gadgets.example.com" },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { plural: "gadgets", singular: "gadget", kind: "Gadget", listKind: "GadgetList" },
      versions: [sampleVersion({ type: "object", properties: { spec: { type: "object", properties } } })],
      ...more,
    },
  };
}

export function texts(errors: readonly FieldError[]): string[] {
  return errors.map(({ field, message }) => `${field}: ${message}`);
}
