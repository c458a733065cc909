import assert from "node:assert/strict";
import type { OpenApiSchema } from "../../src/kube/openapi.ts";
import { buildSchemas } from "../../src/openapi/build_schemas.ts";
import { findSchemaPackages } from "../../src/openapi/schema_packages.ts";
import { fixtureJson, fixtureNames, hasFixtures } from "../fixtures.ts";

const { schemas } = buildSchemas(await findSchemaPackages());
const at = (name: string, ...fields: string[]): OpenApiSchema =>
  fields.reduce((schema, field) => schema.properties![field]!, schemas[name]!);

Deno.test("every definition that is spoken of is there", () => {
  const spoken = new Set(JSON.stringify(schemas).match(/(?<="#\/components\/schemas\/)[^"]+/g));
  assert.ok(spoken.size > 500);
  assert.deepEqual([...spoken].filter((name) => !schemas[name]), []);
});

Deno.test("kinds carry their group, version and kind, and documented type fields", () => {
  const name = "io.k8s.api.apps.v1.Deployment";
  assert.deepEqual(at(name)["x-kubernetes-group-version-kind"], [{
    group: "apps",
    kind: "Deployment",
    version: "v1",
  }]);
  assert.ok(at(name, "kind").description && at(name, "kind").type === "string");
  assert.equal(at(name).required, undefined);
});

Deno.test("nearly every field is documented", () => {
  const fields = Object.values(schemas).flatMap((schema) => Object.values(schema.properties ?? {}));
  const documented = fields.filter((field) => field.description);
  assert.ok(documented.length / fields.length > 0.95, `${documented.length} of ${fields.length}`);
});

/** What 1.36 publishes otherwise than the recorded 1.34: `definition` or `definition.field`. */
const CHANGED_SINCE = new Set([
  // No longer, or newly, required.
  "admissionregistration.v1.ValidatingAdmissionPolicyBinding",
  "admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec",
  "authentication.v1.TokenRequest",
  "authentication.v1.TokenRequestSpec",
  "authentication.v1.TokenRequestStatus",
  "authentication.v1.TokenReviewSpec",
  "autoscaling.v1.HorizontalPodAutoscaler",
  "autoscaling.v2.HorizontalPodAutoscaler",
  "batch.v1.CronJob",
  "batch.v1.PodFailurePolicyOnPodConditionsPattern",
  "discovery.v1.EndpointSlice",
  "networking.v1.IPAddress",
  "policy.v1.PodDisruptionBudgetStatus",
  "rbac.v1.RoleRef",
  "scheduling.v1.PriorityClass",
  // Values that were added, or only documented before.
  "admissionregistration.v1.MutatingWebhook.reinvocationPolicy",
  "admissionregistration.v1.NamedRuleWithOperations.scope",
  "admissionregistration.v1.RuleWithOperations.scope",
  "core.v1.Toleration.operator",
  "resource.v1.DeviceAllocationConfiguration.source",
  "resource.v1.DeviceSubRequest.allocationMode",
  "resource.v1.DeviceTaint.effect",
  "resource.v1.DeviceToleration.effect",
  "resource.v1.ExactDeviceRequest.allocationMode",
]);

const COMPARED = ["type", "format", "enum", "$ref", "allOf", "items", "additionalProperties"] as const;
const PATCHED = [
  "x-kubernetes-list-type",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-patch-merge-key",
  "x-kubernetes-patch-strategy",
] as const;

Deno.test({
  name: "definitions, fields, types, formats and merge keys are those of the recorded server",
  ignore: !hasFixtures,
  fn: () => {
    const wrong: string[] = [];
    for (const [name, theirs] of Object.entries(recordedSchemas())) {
      const ours = schemas[name];
      const short = name.split(".").slice(-3).join(".");
      if (!ours) wrong.push(`${name} is missing`);
      else if (!CHANGED_SINCE.has(short) && !isEqual(sorted(ours.required), sorted(theirs.required))) {
        wrong.push(`${short} requires ${ours.required}, not ${theirs.required}`);
      }
      for (const [field, theirField] of Object.entries(theirs.properties ?? {})) {
        if (CHANGED_SINCE.has(`${short}.${field}`)) continue;
        const ourField: OpenApiSchema = ours?.properties?.[field] ?? {};
        for (const fact of [...COMPARED, ...PATCHED]) {
          if (!isEqual(ourField[fact], theirField[fact])) wrong.push(`${short}.${field} differs in ${fact}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  },
});

function recordedSchemas(): Record<string, OpenApiSchema> {
  const files = fixtureNames("openapi/v3").filter((name) =>
    /^apis?__.*\.json$/.test(name) && !name.includes("meta")
  );
  const all = files.map((name) => fixtureJson(`openapi/v3/${name}`).components?.schemas ?? {});
  const builtIn = Object.entries<OpenApiSchema>(Object.assign({}, ...all)).filter(([name]) =>
    name.startsWith("io.k8s.")
  );
  return Object.fromEntries(builtIn);
}

function sorted(names: readonly string[] | undefined): string[] {
  return [...names ?? []].sort();
}

/** As JSON, whatever the order of keys. */
function isEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(
    value,
    (_key, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => x < y ? -1 : 1))
        : part,
  );
}
