import assert from "node:assert/strict";
import { chooseContainer } from "../../../src/programs/kubectl/pod_container.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

function pod(containers: string[], rest: { init?: string[]; annotation?: string } = {}): KubeObject {
  const named = (names: string[] = []) => names.map((name) => ({ name }));
  return {
    metadata: {
      name: "web",
      namespace: "shop",
      ...(rest.annotation
        ? { annotations: { "kubectl.kubernetes.io/default-container": rest.annotation } }
        : {}),
    },
    spec: { containers: named(containers), initContainers: named(rest.init) },
  } as unknown as KubeObject;
}

const cases: [title: string, pod: KubeObject, wanted: string, expected: object][] = [
  ["the only one", pod(["app"]), "", { name: "app" }],
  ["the one that is named", pod(["app", "log"]), "log", { name: "log" }],
  ["the first of several", pod(["app", "log"], { init: ["setup"] }), "", {
    name: "app",
    remark: 'Defaulted container "app" out of: app, log, setup (init)\n',
  }],
  ["the annotated one", pod(["app", "log"], { annotation: "log" }), "", { name: "log" }],
  ["an annotation that leads nowhere", pod(["app"], { annotation: "nope" }), "", {
    name: "app",
    remark: 'Default container name "nope" not found in pod shop/web\n',
  }],
];

for (const [title, object, wanted, expected] of cases) {
  Deno.test(`a container is chosen: ${title}`, () => {
    assert.deepEqual(chooseContainer(object, wanted), expected);
  });
}

Deno.test("a container that there is not is refused with those that there are", () =>
  assert.throws(() => chooseContainer(pod(["app"], { init: ["setup"] }), "nope"), {
    message: "container nope is not valid for pod web out of: app, setup (init)",
  }));
