import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { FakeCluster } from "../fake_cluster.ts";

const running = { running: {} };

/** Containers that run, the annotation's default, what is asked. */
const pods: { title: string; names: string[]; stopped?: string; wanted?: string; shows: string }[] = [
  { title: "several", names: ["app", "proxy"], shows: "container  ● app  ○ proxy" },
  { title: "a named default", names: ["app", "proxy"], wanted: "proxy", shows: "container  ○ app  ● proxy" },
  { title: "none that runs", names: [], stopped: "app", shows: "no container of Pod default/web is running" },
  { title: "one that runs", names: ["app"], stopped: "setup", shows: "shell: this needs a terminal" },
];

for (const { title, names, stopped, wanted, shows } of pods) {
  Deno.test(`a shell in a pod with ${title}`, async () => {
    const cluster = new FakeCluster().table("pods", "Name Ready", [{
      namespace: "default",
      name: "web",
      uid: "u1",
      cells: ["1/1"],
    }]);
    const all = [...names, ...stopped ? [stopped] : []];
    cluster.objects.set("/api/v1/namespaces/default/pods/web", {
      metadata: {
        name: "web",
        namespace: "default",
        uid: "u1",
        annotations: wanted ? { "kubectl.kubernetes.io/default-container": wanted } : {},
      },
      spec: { containers: all.map((name) => ({ name, image: "x" })) },
      status: { containerStatuses: names.map((name) => ({ name, state: running })) },
    });
    const explorer = await explore(cluster, "key s");
    await explorer.settle();
    assert.ok(explorer.text.includes(shows), explorer.text);
    explorer.end();
  });
}
