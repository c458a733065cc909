import assert from "node:assert/strict";
import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { SmallWorld } from "../small_world.ts";

const GROUP = "networking.k8s.io";
const apiVersion = `${GROUP}/v1`;

function addClass(small: SmallWorld, name: string, isDefault: boolean): void {
  const annotations = { "ingressclass.kubernetes.io/is-default-class": String(isDefault) };
  const metadata = { name, annotations };
  small.create("ingressclasses", {
    apiVersion,
    kind: "IngressClass",
    metadata,
    spec: { controller: "a.b/c" },
  }, GROUP);
  small.seconds(5);
}

interface Given {
  spec?: object;
  annotations?: Record<string, string>;
}

const cases: [what: string, classes: [string, boolean][], given: Given, expected: string | undefined][] = [
  ["none is the default", [["a", false]], {}, undefined],
  ["one is the default", [["a", true], ["b", false]], {}, "a"],
  ["the newest of several", [["b", true], ["a", true]], {}, "a"],
  ["one was named", [["a", true]], { spec: { ingressClassName: "z" } }, "z"],
  [
    "one was named in the old way",
    [["a", true]],
    { annotations: { "kubernetes.io/ingress.class": "z" } },
    undefined,
  ],
];

for (
  const [what, classes, { spec, annotations }, expected] of cases as [
    string,
    [string, boolean][],
    { spec?: object; annotations?: Record<string, string> },
    string | undefined,
  ][]
) {
  Deno.test(`class of a new ingress: ${what}`, () => {
    const small = new SmallWorld();
    for (const [name, isDefault] of classes) addClass(small, name, isDefault);
    const created = small.create("ingresses", {
      apiVersion,
      kind: "Ingress",
      metadata: { name: "i", namespace: "default", ...(annotations ? { annotations } : {}) },
      spec: { defaultBackend: { service: { name: "s", port: { number: 80 } } }, ...spec },
    }, GROUP) as unknown as IIngress;
    assert.equal(created.spec?.ingressClassName, expected);
  });
}
