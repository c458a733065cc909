import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { FakeTerminal } from "../fake_terminal.ts";
import { nodeShellName, nodeShellPod } from "../../../src/explorer/session/node_shell_pod.ts";
import { testPlays } from "./played.ts";

const settings = { nodeShell: { enabled: true, image: "busybox:1.37", namespace: "default" } };
const options = { line: "nodes", settings };
const left = nodeShellPod("node-1", nodeShellName("node-1", "abcde"), settings.nodeShell);
const withLeft = { ...options, objects: [["/api/v1/namespaces/default/pods", left]] as const };
const opened = "key s\nwait 1s\nkey Enter\nexpect Shell in node";

testPlays([
  {
    title: "it is off until the settings allow it, and the key says so",
    script: "key s",
    shows: "nodeShell.enabled: true in config.yaml allows them",
    options: { line: "nodes", size: { columns: 140, rows: 30 } },
  },
  {
    title: "the pod is proposed with what it may do, and its command",
    script: "key s\nwait 1s",
    shows:
      /Open a shell on node \S+[^]*privileged, with the[^]*everything on the node[^]*kubectl debug node\/\S+ -it --image=busybox:1\.37 --profile=sysadmin -n default/,
    options: options,
  },
  {
    title: "a shell opens on it and ends with its code",
    script: opened,
    typed: ["hostname\rexit 3\r"],
    shows: /Shell in node \S+ ended with exit code 3\./,
    output: /Shell on node \S+: its files are under \/host/,
    options,
  },
  {
    title: "the pod is gone afterwards",
    script: `${opened}\ntype :pods default\nkey Enter\nwait 2s\ntype /node-debugger\nkey Enter`,
    typed: ["exit\r"],
    shows: /Pods \(default\) 0 of \d+/,
    options,
  },
  {
    title: "it is gone, too, when its image is not there, and why is said",
    script:
      "key s\nwait 1s\nkey Enter\nexpect ✗ node shell\ntype :pods default\nkey Enter\nwait 2s\ntype /node-debugger\nkey Enter",
    typed: [],
    shows: /Pods \(default\) 0 of \d+/,
    options: { ...options, settings: { nodeShell: { ...settings.nodeShell, image: "no.such/image:1" } } },
  },
  {
    title: "what is left of earlier shells is offered for removal",
    script: "key s\nwait 1s",
    shows: /somebody may be using them[^]*node-debugger-node-1-abcde, \d+s old on node-1[^]*● a new pod/,
    options: withLeft,
  },
  {
    title: "and removed before the new one is proposed",
    script: "key s\nwait 1s\nkey Right\nkey Enter\nwait 1s\nkey Tab\nkey Enter\nwait 2s",
    shows: /Open a shell on node/,
    options: { ...withLeft, size: { columns: 120, rows: 50 } },
  },
  {
    title: "not in read-only mode",
    script: "key s",
    shows: "shell: read-only mode",
    options: { ...options, readOnly: true },
  },
]);

Deno.test("who is thrown out of the shell leaves no pod either", async () => {
  const requests: string[] = [];
  const terminal = new FakeTerminal();
  terminal.end();
  await playBundled("key s\nwait 1s\nkey Enter\nwait 5s\ndump", { ...options, requests, terminal });
  assert.ok(requests.some((one) => /^DELETE .*node-debugger-/.test(one)), requests.join("\n"));
});
