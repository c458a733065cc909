import assert from "node:assert/strict";
import {
  execProblem,
  type ExecRun,
  type ExecSettings,
  runExecPlugin,
} from "../../src/cluster/exec_plugin.ts";
import type { ExecConfig } from "../../src/cluster/kubeconfig.ts";

const V1 = "client.authentication.k8s.io/v1";
const BETA = "client.authentication.k8s.io/v1beta1";
const exec: ExecConfig = { command: "login", apiVersion: V1, interactiveMode: "IfAvailable" };
const cluster = { server: "https://h:6443", config: { region: "x" } };

function answer(status: unknown, apiVersion = V1): string {
  return JSON.stringify({ kind: "ExecCredential", apiVersion, status });
}

/** Settings whose program answers `stdout`; the runs are kept in the list that comes with it. */
function plugin(
  stdout: string,
  changes: Partial<ExecSettings> = {},
  result: { code?: number; stderr?: string } = {},
): { settings: ExecSettings; runs: ExecRun[] } {
  const runs: ExecRun[] = [];
  const settings: ExecSettings = {
    userName: "jane",
    exec,
    cluster,
    isTerminalFree: false,
    run: (run) => {
      runs.push(run);
      return Promise.resolve({ code: 0, stderr: "", stdout, ...result });
    },
    ...changes,
  };
  return { settings, runs };
}

Deno.test("tokens, certificates and their end", async () => {
  const status = { token: "t", expirationTimestamp: "2026-03-01T10:00:00Z" };
  assert.deepEqual(await runExecPlugin(plugin(answer(status)).settings), {
    token: "t",
    expiresMs: Date.parse("2026-03-01T10:00:00Z"),
  });
  const pair = { clientCertificateData: "CERT", clientKeyData: "KEY" };
  assert.deepEqual(await runExecPlugin(plugin(answer(pair)).settings), {
    certificate: { cert: "CERT", key: "KEY" },
  });
});

Deno.test("what a plug-in is told", async () => {
  const { settings, runs } = plugin(answer({ token: "t" }, BETA), {
    exec: {
      ...exec,
      apiVersion: BETA,
      args: ["a", "b"],
      env: [{ name: "REGION", value: "x" }],
      provideClusterInfo: true,
    },
    isTerminalFree: true,
  });
  await runExecPlugin(settings);
  const run = runs[0]!;
  assert.deepEqual([run.command, run.args, run.isInteractive, run.env.REGION], [
    "login",
    ["a", "b"],
    true,
    "x",
  ]);
  assert.deepEqual(JSON.parse(run.env.KUBERNETES_EXEC_INFO!), {
    kind: "ExecCredential",
    apiVersion: BETA,
    spec: { cluster, interactive: true },
  });
  const bare = plugin(answer({ token: "t" }));
  await runExecPlugin(bare.settings);
  assert.deepEqual(JSON.parse(bare.runs[0]!.env.KUBERNETES_EXEC_INFO!).spec, { interactive: false });
});

/** mode, terminal free, interactive or refused */
const modes: [string, boolean, boolean | "refused"][] = [
  ["Never", true, false],
  ["Never", false, false],
  ["IfAvailable", true, true],
  ["IfAvailable", false, false],
  ["Always", true, true],
  ["Always", false, "refused"],
];

Deno.test("who gets the terminal", async () => {
  for (const [interactiveMode, isTerminalFree, expected] of modes) {
    const { settings, runs } = plugin(answer({ token: "t" }), {
      exec: { ...exec, interactiveMode },
      isTerminalFree,
    });
    if (expected === "refused") {
      await assert.rejects(
        runExecPlugin(settings),
        /cannot support interactive mode: standard input is unavailable/,
      );
    } else {
      await runExecPlugin(settings);
      assert.equal(runs[0]!.isInteractive, expected);
    }
  }
});

/** what the program prints, message */
const badAnswers: [string, RegExp][] = [
  ["", /^getting credentials: decoding stdout of login: expected JSON, found nothing$/],
  ["a bare token", /^getting credentials: decoding stdout of login: expected JSON, found something else$/],
  ["[]", /decoding stdout of login: expected an ExecCredential$/],
  [answer({ token: "t" }, BETA), /configured to use API version .*v1, plugin returned version .*v1beta1$/],
  [JSON.stringify({ kind: "ExecCredential", apiVersion: V1 }), /exec plugin didn't return a status field$/],
  [answer({}), /exec plugin didn't return a token or cert\/key pair$/],
  [answer({ clientKeyData: "k" }), /exec plugin returned only certificate or key, not both$/],
];

Deno.test("answers that are no credential", async () => {
  for (const [stdout, message] of badAnswers) {
    await assert.rejects(runExecPlugin(plugin(stdout).settings), { name: "ExecPluginError", message });
  }
});

Deno.test("programs that fail or are not there", async () => {
  const failing = plugin("", {}, { code: 3, stderr: "please log in\n" });
  await assert.rejects(runExecPlugin(failing.settings), {
    message: "getting credentials: exec: executable login failed with exit code 3: please log in",
  });
  const missing = plugin("", {
    exec: { ...exec, installHint: "brew install login" },
    run: () => Promise.reject(new Deno.errors.NotFound("x")),
  });
  await assert.rejects(runExecPlugin(missing.settings), {
    message: /^getting credentials: exec: executable login not found\n[^]*\n\nbrew install login$/,
  });
  const odd = plugin("", { run: () => Promise.reject(new Error("odd")) });
  await assert.rejects(runExecPlugin(odd.settings), { message: "getting credentials: exec: odd" });
});

/** settings, what is wrong */
const problems: [ExecConfig, RegExp | undefined][] = [
  [exec, undefined],
  [{ command: "x", apiVersion: BETA }, undefined],
  [{ apiVersion: V1 }, /^command must be specified for jane/],
  [{ command: "x" }, /^apiVersion must be specified for jane/],
  [{ command: "x", apiVersion: "client.authentication.k8s.io/v1alpha1" }, /invalid apiVersion/],
  [{ command: "x", apiVersion: V1 }, /^interactiveMode must be specified for jane/],
  [{ ...exec, interactiveMode: "Maybe" }, /^invalid interactiveMode for jane: "Maybe"$/],
  [{ ...exec, env: [{ value: "x" }] }, /^env variable name must be specified for jane/],
];

Deno.test("settings that cannot be used", () => {
  for (const [settings, message] of problems) {
    const problem = execProblem("jane", settings);
    if (message) assert.match(problem ?? "", message);
    else assert.equal(problem, undefined);
  }
});

Deno.test("a real program is run", async () => {
  const script =
    'const info = JSON.parse(Deno.env.get("KUBERNETES_EXEC_INFO")); console.log(JSON.stringify(' +
    '{ ...info, status: { token: Deno.env.get("WHO") + Deno.args.join() } }));';
  const credential = await runExecPlugin({
    userName: "jane",
    exec: {
      ...exec,
      command: Deno.execPath(),
      args: ["eval", script, "a", "b"],
      env: [{ name: "WHO", value: "jane" }, { name: "DENO_NO_UPDATE_CHECK", value: "1" }],
    },
    cluster,
    isTerminalFree: false,
  });
  assert.deepEqual(credential, { token: "janea,b" });
});
