import assert from "node:assert/strict";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import { writeContainers } from "../../../src/kube/describe/container_text.ts";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";

function described(container: Partial<IContainer>, status?: Partial<IContainerStatus>): string {
  const text = new DescribeText();
  const base = { name: "c", image: "i", imageID: "", ready: false, restartCount: 0 };
  const statuses = status ? [{ ...base, ...status }] : [];
  writeContainers(text, "Containers", [{ name: "c", image: "i", ...container }], { statuses });
  return text.toString().replace(/ +/g, " ");
}

const startedAt = "2026-01-01T00:00:00Z";
const parts: [name: string, text: string, part: RegExp][] = [
  [
    "ports",
    described({ ports: [{ containerPort: 80, protocol: "TCP", name: "web" }] }),
    /Port: 80\/TCP \(web\)\n/,
  ],
  ["no ports", described({}), /Port: <none>\n Host Port: <none>\n/],
  ["a command of several lines", described({ command: ["sh", "a\nb"] }), /Command:\n sh\n a\n b\n/],
  ["arguments", described({ args: ["x"] }), /Args:\n x\n/],
  [
    "a waiting container",
    described({}, { state: { waiting: { reason: "R" } } }),
    /State: Waiting\n Reason: R\n/,
  ],
  ["a container without state", described({}, {}), /State: Waiting\n Ready: False\n Restart Count: 0\n/],
  [
    "a running container",
    described({}, { state: { running: { startedAt } } }),
    /State: Running\n Started: Thu, 01 Jan/,
  ],
  [
    "a container that had failed",
    described({}, {
      state: { running: { startedAt } },
      lastState: {
        terminated: { exitCode: 137, signal: 9, reason: "OOMKilled", startedAt, finishedAt: startedAt },
      },
    }),
    /Last State: Terminated\n Reason: OOMKilled\n Exit Code: 137\n Signal: 9\n Started: .*\n Finished: /,
  ],
  [
    "mounts",
    described({
      volumeMounts: [{ name: "v", mountPath: "/b", subPath: "s" }, {
        name: "v",
        mountPath: "/a",
        readOnly: true,
      }],
    }),
    /Mounts:\n \/a from v \(ro\)\n \/b from v \(rw,path="s"\)\n/,
  ],
];
for (const [name, text, part] of parts) {
  Deno.test(`containers: ${name}`, () => assert.match(text, part));
}
