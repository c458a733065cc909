import assert from "node:assert/strict";
import { doctor, findingText } from "../../src/cli/doctor.ts";
import { runProgram } from "../../src/programs/program.ts";
import type { TestIoOptions } from "../programs/test_io.ts";
import { testEnvironment } from "./test_environment.ts";

const KUBECONFIG = `current-context: here
clusters: [{name: c, cluster: {server: "https://127.0.0.1:65001"}}]
users: [{name: u, user: {token: t}}]
contexts: [{name: here, context: {cluster: c, user: u}}]
`;

/** The time limit of a request never comes: a real connection is refused sooner. */
const PATIENT: Waiting = { wait: () => new Promise<never>(() => {}) };

type Waiting = Pick<TestIoOptions, "wait">;

async function examine(files: Record<string, string>, waiting: Waiting = {}) {
  using stop = new Stop();
  const env = { HOME: "/home/ahab", TERM: "dumb" };
  const { environment, output } = testEnvironment({ files, env, signal: stop.signal, ...waiting });
  return { code: await runProgram(doctor, [], environment), ...output };
}

/** Ends what a test has opened. */
class Stop extends AbortController implements Disposable {
  [Symbol.dispose](): void {
    this.abort();
  }
}

Deno.test("a finding is a sign, a subject, a text, and what to do below", () => {
  const finding = { about: "cluster", verdict: "bad" as const, text: "one\ntwo\n", advice: "mend it" };
  assert.equal(
    findingText(finding),
    "✗ cluster     one\n              two\n              → mend it\n",
  );
  assert.equal(findingText({ about: "x", verdict: "ok", text: "y" }), "✓ x           y\n");
});

Deno.test("no kubeconfig: the bundled cluster is well", async () => {
  const { code, out } = await examine({});
  assert.equal(code, 0, out);
  assert.match(out, /· kubeconfig +none found \(looked at: \/home\/ahab\/\.kube\/config\)/);
  assert.match(out, /✓ cluster +the bundled cluster answers/);
  assert.equal(out.match(/✓ right to/g)?.length, 4);
});

Deno.test("settings with a mistake are a note with its place; without files nothing is said against them", async () => {
  assert.match((await examine({})).out, /✓ settings +no files: everything is as it comes/);
  const { code, out } = await examine({ "/home/ahab/.config/pequod/config.yaml": "thme: nord\n" });
  assert.equal(code, 0, out);
  assert.match(out, /· settings +1 file read: 1 mistake\n +→ pequod config check/);
  assert.match(out, /config.yaml line 1, column 1: thme: .*did you mean theme\?/);
});

/** Kubeconfigs and what is found; one fault is one finding. */
const faults: { name: string; text: string; finding: RegExp }[] = [
  {
    name: "cannot be read",
    text: "clusters: 5\n",
    finding: /✗ kubeconfig +error loading .*line 1, column 11: clusters: .*\n +→ mend the file at that place/,
  },
  {
    name: "names no context that is there",
    text: KUBECONFIG.replace("context: here", "context: gone"),
    finding: /✗ context +the current context "gone" does not exist\n +→ pequod config use-context here\n/,
  },
  {
    name: "leads to a cluster that is not in it",
    text: KUBECONFIG.replace("cluster: c,", "cluster: d,"),
    finding: /✗ cluster +error: .*cluster "d" was not found for context "here".*\n +→ mend the kubeconfig/,
  },
  {
    name: "leads to a closed port",
    text: KUBECONFIG,
    finding:
      /✗ cluster +The connection to the server 127\.0\.0\.1:65001 was refused .*\n +→ is the cluster running/,
  },
];

for (const { name, text, finding } of faults) {
  Deno.test({ name: `a kubeconfig that ${name}`, sanitizeResources: false }, async () => {
    const { code, out } = await examine({ "/home/ahab/.kube/config": text }, PATIENT);
    assert.match(out, finding);
    assert.equal(out.match(/✗/g)?.length, 1, out);
    assert.equal(code, 1);
  });
}
