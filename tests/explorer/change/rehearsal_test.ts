import assert from "node:assert/strict";
import type { Change } from "../../../src/explorer/change/change.ts";
import { type RehearsalNews, rehearse } from "../../../src/explorer/change/rehearsal.ts";
import type { ClusterPort } from "../../../src/explorer/cluster_port.ts";
import type { PanePayload } from "../../../src/explorer/pane_payload.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { FakeMachine } from "../fake_machine.ts";
import { recordingClient, refusal } from "./recording_client.ts";
import { target } from "./test_targets.ts";

const path = "/apis/apps/v1/namespaces/shop/deployments";
const change: Change = {
  title: "",
  done: "",
  kubectl: "",
  undo: "",
  isDestructive: false,
  writes: ["a", "b"].map((name) => ({
    target: target(name),
    request: { type: "patch", patch: "merge", body: { spec: { paused: true } } },
  })),
};

Deno.test("every write is tried without being made", async () => {
  const { client, sent } = recordingClient({
    [`GET ${path}/a`]: { metadata: { name: "a", uid: "uid-a" }, spec: {} },
    [`PATCH ${path}/a?dryRun=All`]: { metadata: { name: "a", uid: "uid-a" }, spec: { paused: true } },
    [`GET ${path}/b`]: { metadata: { name: "b", uid: "uid-b" } },
    [`PATCH ${path}/b?dryRun=All`]: refusal(403, "you may not", "Forbidden"),
  });
  const told: PanePayload[] = [];
  const port = { client } as unknown as ClusterPort;
  await rehearse(1, change).run(
    port,
    (news) => told.push(news),
    new AbortController().signal,
    new FakeMachine(),
  );
  const last = told.at(-1) as Extract<RehearsalNews, { type: "rehearsed" }>;
  assert.equal(last.isEnd, true);
  const [a, b] = [...last.writes].sort((one, other) => one.index - other.index);
  assert.deepEqual(a!.lines.map(lineText), ["- spec: {}", "+ spec:", "+   paused: true"]);
  assert.equal(b!.problem, "you may not");
  assert.ok(sent.every(({ line }) => line.startsWith("GET") || line.endsWith("dryRun=All")));
});
