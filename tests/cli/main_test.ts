import { expectCommand, Home } from "../e2e/command.ts";

/** Command lines, and who answers: the explorer (with a frame from a script) or a command. */
const lines: { argv: string[]; out?: RegExp; err?: RegExp; code?: number }[] = [
  { argv: ["--sim", "--play", "-"], out: /^ ⎈ default/ },
  { argv: ["--sim", "-n", "kube-system", "--play", "-"], out: /ns kube-system/ },
  {
    argv: ["-n", "kube-public", "get", "pods", "--sim"],
    err: /^No resources found in kube-public namespace/,
  },
  { argv: ["--help"], out: /^Explore a Kubernetes cluster/ },
  { argv: ["--sim", "-h"], out: /^Explore a Kubernetes cluster/ },
  { argv: ["--nope"], err: /^error: unknown flag: --nope/, code: 1 },
];

for (const { argv, ...expected } of lines) {
  Deno.test(`who answers pequod ${argv.join(" ")}`, async () => {
    using home = new Home();
    await expectCommand(home, argv, expected, { input: "expect ●\ndump\n" });
  });
}
