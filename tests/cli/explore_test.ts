import { expectCommand, Home } from "../e2e/command.ts";

/** Flags of the explorer, and what its first frame shows. */
const lines: { argv: string[]; script: string; out: RegExp }[] = [
  { argv: [], script: "expect ● live\ndump", out: /No kubeconfig was found: this is the bundled cluster/ },
  { argv: ["--sim"], script: "expect ● live\ndump", out: /^ ⎈ default · kubernetes {3}ns default/ },
  {
    argv: ["--sim", "-n", "web"],
    script: "expect ● live\ndump",
    out: /ns web[^]*There are no pods in namespace web/,
  },
  { argv: ["--sim", "-A"], script: "expect NAMESPACE\ndump", out: /ns all[^]*kubectl get pods -A/ },
  { argv: ["--sim", "-c", "deploy"], script: "expect 2/2\ndump", out: /Deployments \(default\)/ },
  {
    argv: ["--sim", "-c", "pods /echgo"],
    script: "expect ● live\ndump",
    out: /Pods \(default\) 2 of 9 \/echgo/,
  },
  {
    argv: ["--sim", "--context", "cool-app"],
    script: "expect ● live\ndump",
    out: /^ ⎈ cool-app[^\n]*ns cool-app/,
  },
  { argv: ["--sim", "--readonly"], script: "expect ● live\ndump", out: /read-only ● live/ },
  { argv: ["--sim", "--readonly", "--write"], script: "reject connecting\ndump", out: /^ ⎈ (?!.*read-only)/ },
  { argv: ["--sim", "--headless"], script: "expect READY\ndump", out: /^ Pods \(default\)/ },
  {
    argv: ["--sim", "-r", "2", "--logoless", "--splashless"],
    script: "expect ● live\ndump",
    out: /⎈ default/,
  },
  {
    argv: ["--sim", "--config", "nowhere.yaml"],
    script: "dump",
    out: /The configuration has a mistake: :config says more\./,
  },
  { argv: ["--sim", "--size", "60x10"], script: "expect ● live\ndump", out: /^(.{1,60}\n){10}$/u },
  { argv: ["--sim=empty"], script: "expect ● live\ndump", out: /There are no pods in namespace default/ },
];

for (const { argv, script, out } of lines) {
  Deno.test(`the explorer starts with ${argv.join(" ") || "nothing"}`, async () => {
    using home = new Home();
    await expectCommand(home, [...argv, "--play", "-"], { out }, { input: script });
  });
}
