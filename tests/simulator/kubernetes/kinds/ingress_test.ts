import assert from "node:assert/strict";
import { ingress } from "../../../../src/simulator/kubernetes/kinds/ingress.ts";
import { create, NOW, texts } from "./kind_world.ts";

const defaultBackend = { service: { name: "s", port: { number: 80 } } };

const cells: [spec: object, expected: string[]][] = [
  [{}, ["<none>", "*", "", "80"]],
  [{ ingressClassName: "nginx", tls: [{ hosts: ["a.b"] }] }, ["nginx", "*", "", "80, 443"]],
  [{ rules: [{ host: "a.b" }, {}, { host: "c.d" }] }, ["<none>", "a.b,c.d", "", "80"]],
  [{ rules: ["a", "b", "c", "d", "e"].map((host) => ({ host })) }, [
    "<none>",
    "a,b,c + 2 more...",
    "",
    "80",
  ]],
];

for (const [spec, expected] of cells) {
  Deno.test(`ingress ${JSON.stringify(spec)} shows ${expected.join()}`, () => {
    const { object } = create(ingress, { metadata: { name: "i" }, spec: { defaultBackend, ...spec } });
    assert.deepEqual(ingress.columns.slice(1, 5).map((column) => column.cell(object, NOW)), expected);
  });
}

Deno.test("addresses are named once, in order", () => {
  const { object } = create(ingress, { metadata: { name: "i" }, spec: { defaultBackend } });
  object.status.loadBalancer.ingress = [{ ip: "2.2.2.2" }, { hostname: "1.example.com" }, { ip: "2.2.2.2" }];
  assert.equal(ingress.columns[3]!.cell(object, NOW), "1.example.com,2.2.2.2");
});

Deno.test("two names for the class have to agree", () => {
  const metadata = { name: "i", annotations: { "kubernetes.io/ingress.class": "a" } };
  const { errors } = create(ingress, { metadata, spec: { defaultBackend, ingressClassName: "b" } });
  assert.deepEqual(texts(errors), [
    'annotations.kubernetes.io/ingress.class: Invalid value: "a": must match `ingressClassName` when both are specified',
  ]);
});
