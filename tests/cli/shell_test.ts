import assert from "node:assert/strict";

const MAIN = new URL("../../mod.ts", import.meta.url).pathname;

async function pequod(argv: string[], input = ""): Promise<{ code: number; out: string; err: string }> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "-A", MAIN, ...argv],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

const RUNS: [what: string, argv: string[], input: string, code: number, out: RegExp, err: RegExp][] = [
  ["commands of a flag", ["shell", "-c", "whoami; exit 3"], "", 3, /^ahab\n$/, /^$/],
  ["a script on standard input", ["shell"], "read x\nline\necho $x; false\n", 1, /^line\n$/, /^$/],
  ["what a command reads", ["shell", "-c", "wc -c"], "12345", 0, /^5\n$/, /^$/],
  ["an unknown scenario", ["shell", "--sim=nosuch", "-c", "true"], "", 1, /^$/, /does not exist/],
  ["the cluster", ["shell", "-c", "kubectl get nodes -o name"], "", 0, /^node\/eli01\nnode\/eli02\n$/, /^$/],
];

for (const [what, argv, input, code, out, err] of RUNS) {
  Deno.test(`pequod shell: ${what}`, async () => {
    const ran = await pequod(argv, input);
    assert.match(ran.err, err);
    assert.match(ran.out, out);
    assert.equal(ran.code, code);
  });
}
