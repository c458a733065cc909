import assert from "node:assert/strict";

const decoder = new TextDecoder();

async function run(args: string[], options: Deno.CommandOptions = {}) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), { args, ...options }).output();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

Deno.test("the bundle runs from an empty folder with nothing to fetch, documentation inside", async () => {
  const made = await run(["task", "bundle"]);
  assert.equal(made.code, 0, made.err);
  const empty = await Deno.makeTempDir();
  try {
    const bundle = `${Deno.cwd()}/dist/pequod.js`;
    const flags = ["read", "write", "env", "net", "run", "sys"].map((name) => `--allow-${name}`);
    const pequod = (...argv: string[]) =>
      run(["run", "--no-prompt", "--no-npm", "--no-remote", ...flags, bundle, ...argv], {
        cwd: empty,
        env: { HOME: empty, XDG_CACHE_HOME: `${empty}/cache`, KUBECONFIG: "" },
      });
    const pods = await pequod("get", "pods");
    assert.equal(pods.code, 0, pods.err);
    assert.match(pods.out, /env-echgo-\S+ +1\/1 +Running/);
    const docs = await pequod("explain", "deployment.spec.replicas");
    assert.match(docs.out, /FIELD: replicas <integer>/, docs.err);
    await Deno.writeTextFile(`${empty}/script`, "expect Running\ndump\n");
    const frame = await pequod("--play", "script");
    assert.match(frame.out, /Pods \(default\) 9/, frame.err);
    // Deno keeps a cache of its own there; the documentation is inside and needs none.
    assert.deepEqual([...Deno.readDirSync(`${empty}/cache`)].map(({ name }) => name), ["deno"]);
  } finally {
    await Deno.remove(empty, { recursive: true });
  }
});
