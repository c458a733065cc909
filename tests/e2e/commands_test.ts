import assert from "node:assert/strict";
import { pequod as record } from "../../src/cli/commands.ts";
import { loadProgram, type ProgramEntry, runProgram } from "../../src/programs/program.ts";
import { testEnvironment } from "../cli/test_environment.ts";
import { environmentOf, expectCommand, Home, PEQUOD, pequod, runProcess } from "./command.ts";

/** Words that lead to each program there is. */
async function* paths(entry: ProgramEntry, path: string[] = []): AsyncGenerator<string[]> {
  yield path;
  const { programs = [] } = await loadProgram(entry);
  for (const child of programs) yield* paths(child, [...path, child.name]);
}

const all = await Array.fromAsync(paths(record));

/** Help of a program; those of the first row are started as a user starts them. */
async function helpOf(home: Home, path: string[]): Promise<string> {
  const argv = [...path, "--help"];
  if (path.length < 2) return (await expectCommand(home, argv, { out: "Usage:" })).out;
  const { environment, output } = testEnvironment();
  assert.equal(await runProgram(record, argv, environment), 0, argv.join(" "));
  return output.out;
}

Deno.test(`--help is there for all ${all.length} programs, and names them`, async () => {
  using home = new Home();
  for (const path of all) {
    const out = await helpOf(home, path);
    // The built-in docker names itself as the real one does, and compose by what it is called today.
    const called = path[0] === "docker-compose" ? ["docker", "compose", ...path.slice(1)] : path;
    const name = called[0] === "docker" ? called.join(" ") : `pequod ${called.join(" ")}`.trimEnd();
    // The list of flags for all verbs is its own help, as with the original.
    const start = name === "pequod kubectl options" ? "The following options" : `Usage:\\s+${name}`;
    assert.match(out, new RegExp(`^${start}\\b`, "m"));
    assert.ok(!out.includes("undefined"), out);
  }
});

Deno.test("a group without a verb prints its help", async () => {
  using home = new Home();
  for (const group of [["sim"], ["kubectl"], ["config"], ["-h"]]) {
    await expectCommand(home, group, { out: "Usage:\n" });
  }
});

Deno.test("version, for people and for programs", async () => {
  using home = new Home();
  await expectCommand(home, ["version"], {
    out: /^pequod \d+\.\d+\.\d+ \(deno \d+\.\d+\.\d+, \w+\/\w+\)\n$/,
  });
  const { out } = await expectCommand(home, ["version", "-o", "json"], { out: "{" });
  assert.deepEqual(Object.keys(JSON.parse(out)), ["version", "deno", "platform"]);
});

Deno.test("doctor without a kubeconfig says where it looked, and that the bundled cluster is well", async () => {
  using home = new Home();
  const { out } = await expectCommand(home, ["doctor"], {
    out: /· kubeconfig +none found \(looked at: \S+\/\.kube\/config\)\n +→ the bundled cluster is used/,
    err: "No kubeconfig was found: this is the bundled cluster.\n",
  });
  assert.match(out, /✓ cluster +the bundled cluster answers in \d+ ms: v1\.\d+/);
  assert.match(out, /✓ right to +list pods in default/);
});

Deno.test("a reader who leaves early is no error", async () => {
  using home = new Home();
  const line = `"$@" | head -1; echo "\${PIPESTATUS[0]}"`;
  for (const argv of [["get", "pods", "-A", "--sim", "--pods=1500"], ["--help"]]) {
    const { out, err } = await runProcess(
      ["bash", "-c", line, "bash", ...PEQUOD, ...argv],
      environmentOf(home),
    );
    assert.equal(err, "", argv.join(" "));
    // A long text is cut as by SIGPIPE, a short one fits into the pipe.
    assert.match(out, argv[0] === "get" ? /^NAMESPACE .+\n141\n$/ : /^.+\n(0|141)\n$/);
  }
  const script = "dump\n".repeat(200);
  const { out, err } = await runProcess(
    ["bash", "-c", line, "bash", ...PEQUOD, "--sim", "--play", "-"],
    environmentOf(home),
    script,
  );
  assert.equal(err, "");
  assert.match(out, /\n141\n$/);
});

/** Words at a prompt, the last one unfinished, and what bash then offers. */
const completions: { words: string; offers: RegExp }[] = [
  { words: "pequod ", offers: new RegExp(`^${record.programs!.map(({ name }) => name).sort().join("\n")}$`) },
  { words: "pequod ge", offers: /^get$/ },
  { words: "pequod sim st", offers: /^start\nstatus$/ },
  { words: "pequod get --all", offers: /^--all-namespaces\n--allow-missing-template-keys$/ },
  { words: "pequod --context ", offers: /^here\nthere$/ },
  { words: "pequod get pods --context th", offers: /^there$/ },
  { words: "pequod config use-context h", offers: /^here$/ },
  { words: "pequod kubectl exp", offers: /^explain\nexpose$/ },
];

const KUBECONFIG = `current-context: here
clusters: [{name: c, cluster: {server: "https://127.0.0.1:65001"}}]
users: [{name: u, user: {token: t}}]
contexts: [{name: here, context: {cluster: c, user: u}}, {name: there, context: {cluster: c, user: u}}]
`;

Deno.test("bash completes what the script completes", async () => {
  using home = new Home();
  home.file(".kube/config", KUBECONFIG);
  const script = home.file("completion.bash", (await pequod(home, ["completion", "bash"])).out);
  // The program is on the path under its own name, as it is installed.
  const bin = home.file(
    "bin/pequod",
    `#!/bin/sh\nexec ${PEQUOD.map((word) => `'${word}'`).join(" ")} "$@"\n`,
  );
  Deno.chmodSync(bin, 0o755);
  const env = environmentOf(home);
  env.PATH = `${home.path}/bin:${env.PATH}`;
  for (const { words, offers } of completions) {
    const typed = words.split(" ").map((word) => `'${word}'`).join(" ");
    const probe = `source '${script}'; COMP_WORDS=(${typed}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); ` +
      `$(complete -p pequod | sed -E 's/.*-F ([^ ]+).*/\\1/'); printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { out, err } = await runProcess(["bash", "--norc", "-c", probe], env);
    assert.match(out.trimEnd(), offers, `${words}: ${err}`);
    assert.equal(err, "", words);
  }
});

for (const shell of ["zsh", "fish"]) {
  Deno.test(`the script for ${shell} asks the same question`, async () => {
    using home = new Home();
    await expectCommand(home, ["completion", shell], { out: "pequod __complete" });
  });
}

Deno.test("a completion never complains, whatever the kubeconfig is", async () => {
  using home = new Home();
  home.file(".kube/config", "clusters: 5\n");
  await expectCommand(home, ["__complete", "--context", ""], {});
});
