import assert from "node:assert/strict";
import { validateIngressSpec } from "../../../../src/simulator/kubernetes/kinds/ingress_validation.ts";
import { texts } from "./kind_world.ts";

const backend = { service: { name: "s", port: { number: 80 } } };
const withPath = (path: object) => ({
  rules: [{ http: { paths: [{ pathType: "Prefix", backend, ...path }] } }],
});
const withBackend = (it: object) => ({ defaultBackend: it });
const path = "spec.rules[0].http.paths[0]";

const cases: [what: string, spec: object, expected: string[]][] = [
  ["a rule without http", { rules: [{ host: "a.example.com" }] }, []],
  ["nothing at all", {}, [
    "spec: Invalid value: null: either `defaultBackend` or `rules` must be specified",
  ]],
  ["no paths", { rules: [{ http: {} }] }, ["spec.rules[0].http.paths: Required value"]],
  ["no path type", withPath({ path: "/", pathType: undefined }), [
    `${path}.pathType: Required value: pathType must be specified`,
  ]],
  ["an unknown path type", withPath({ path: "/", pathType: "Regex" }), [
    `${path}.pathType: Unsupported value: "Regex": supported values: "Exact", "ImplementationSpecific", "Prefix"`,
  ]],
  ["no path", withPath({}), [`${path}.path: Invalid value: "": must be an absolute path`]],
  ["a crooked path", withPath({ path: "a//b/.." }), [
    `${path}.path: Invalid value: "a//b/..": must be an absolute path`,
    `${path}.path: Invalid value: "a//b/..": must not contain '//'`,
    `${path}.path: Invalid value: "a//b/..": cannot end with '/..'`,
  ]],
  ["no path where the implementation decides", withPath({ pathType: "ImplementationSpecific" }), []],
  ["a host that is an address", { rules: [{ host: "1.2.3.4" }] }, [
    'spec.rules[0].host: Invalid value: "1.2.3.4": must be a DNS name, not an IP address',
  ]],
  ["no backend", withBackend({}), [
    'spec.defaultBackend: Invalid value: "": resource or service backend is required',
  ]],
  ["two backends", withBackend({ ...backend, resource: { kind: "K", name: "n" } }), [
    'spec.defaultBackend: Invalid value: "": cannot set both resource and service backends',
  ]],
  ["no port", withBackend({ service: { name: "s" } }), [
    "spec.defaultBackend: Required value: port name or number is required",
  ]],
  ["two ports", withBackend({ service: { name: "s", port: { name: "http", number: 80 } } }), [
    'spec.defaultBackend: Invalid value: "": cannot set both port name & port number',
  ]],
  ["a resource that is none", withBackend({ resource: { kind: "." } }), [
    "spec.defaultBackend.resource.kind: Invalid value: \".\": may not be '.'",
    "spec.defaultBackend.resource.name: Required value",
  ]],
];

for (const [what, spec, expected] of cases) {
  Deno.test(`ingress: ${what}`, () => {
    assert.deepEqual(texts(validateIngressSpec({ spec })), expected);
  });
}

Deno.test("a wildcard stands alone at the front", () => {
  const [error] = validateIngressSpec({ spec: { defaultBackend: backend, rules: [{ host: "a.*.com" }] } });
  assert.match(
    error!.message,
    /^Invalid value: "a\.\*\.com": a wildcard DNS-1123 subdomain must start with '\*\.'/,
  );
});
