import assert from "node:assert/strict";
import { ingressClass } from "../../../../src/simulator/kubernetes/kinds/ingress_class.ts";
import { create, NOW, texts, update } from "./kind_world.ts";

const controller = "k8s.io/ingress-nginx";
const parameters = { apiGroup: "k8s.example.com", kind: "IngressParameters", name: "p" };

const refusals: [spec: object, expected: string[]][] = [
  [{}, ["spec.controller: Required value"]],
  [{ controller: "nginx" }, [
    'spec.controller: Invalid value: "nginx": must be a domain-prefixed path (such as "acme.io/foo")',
  ]],
  [{ controller: "a.b/c d" }, [
    "spec.controller: Invalid value: \"c d\": Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')",
  ]],
  [{ controller, parameters: { kind: "a/b" } }, [
    "spec.parameters.kind: Invalid value: \"a/b\": may not contain '/'",
    "spec.parameters.name: Required value",
  ]],
  [{ controller, parameters: { ...parameters, scope: "Room" } }, [
    'spec.parameters.scope: Unsupported value: "Room": supported values: "Cluster", "Namespace"',
  ]],
  [{ controller, parameters: { ...parameters, scope: "Namespace" } }, [
    "spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'",
  ]],
  [{ controller, parameters: { ...parameters, namespace: "n" } }, [
    "spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'",
  ]],
];

for (const [spec, expected] of refusals) {
  Deno.test(`ingress class ${JSON.stringify(spec)}`, () => {
    assert.deepEqual(texts(create(ingressClass, { metadata: { name: "n" }, spec }).errors), expected);
  });
}

Deno.test("a class keeps its controller, and its columns say what it is", () => {
  const sample = {
    metadata: { name: "n", annotations: { "ingressclass.kubernetes.io/is-default-class": "true" } },
    spec: { controller, parameters },
  };
  const { object, errors } = update(ingressClass, sample, (it) => it.spec.controller = "example.com/other");
  assert.deepEqual(texts(errors), [
    'spec.controller: Invalid value: "example.com/other": field is immutable',
  ]);
  assert.deepEqual(ingressClass.columns.slice(0, 3).map((column) => column.cell(object, NOW)), [
    "n (default)",
    "example.com/other",
    "IngressParameters.k8s.example.com/p",
  ]);
});
