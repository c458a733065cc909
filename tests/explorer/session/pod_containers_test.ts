import assert from "node:assert/strict";
import { defaultContainer, podContainers } from "../../../src/explorer/session/pod_containers.ts";

const pod = {
  metadata: { name: "web" },
  spec: {
    initContainers: [{ name: "setup", image: "b" }],
    containers: [
      { name: "app", image: "a", tty: true, stdin: true, ports: [{ name: "http", containerPort: 80 }] },
    ],
    ephemeralContainers: [{ name: "debugger", image: "c" }],
  },
  status: {
    containerStatuses: [{ name: "app", state: { running: {} } }],
    initContainerStatuses: [{ name: "setup", state: { terminated: {} } }],
  },
};

Deno.test("containers of every sort, the ordinary ones first", () => {
  assert.deepEqual(
    podContainers(pod).map(({ name, kind, isRunning, tty }) => [name, kind, isRunning, tty]),
    [["app", "app", true, true], ["setup", "init", false, false], ["debugger", "ephemeral", false, false]],
  );
  assert.deepEqual(podContainers(pod)[0]!.ports, [{ name: "http", port: 80, protocol: "TCP" }]);
});

Deno.test("the default container is the annotation's, if there is such a one", () => {
  const annotated = (name: string) =>
    defaultContainer({
      ...pod,
      metadata: { name: "web", annotations: { "kubectl.kubernetes.io/default-container": name } },
    });
  assert.equal(defaultContainer(pod), "app");
  assert.equal(annotated("debugger"), "debugger");
  assert.equal(annotated("gone"), "app");
});
