import assert from "node:assert/strict";
import { skeleton } from "../../src/lessons/format/skeleton.ts";

const decoder = new TextDecoder();

async function run(args: string[], options: Deno.CommandOptions = {}) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    stdin: "null",
    ...options,
  })
    .output();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

Deno.test("one file hands out lessons of one's own: it runs alone, in an empty home", async () => {
  const empty = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${empty}/mine/ingress`, { recursive: true });
    await Deno.writeTextFile(`${empty}/mine/ingress/lesson.md`, skeleton("ingress"));
    const made = await run(["task", "bundle", "--one-file", `--lessons=${empty}/mine`]);
    assert.equal(made.code, 0, made.err);
    await Deno.mkdir(`${empty}/handed`);
    await Deno.copyFile("dist/pequod.js", `${empty}/handed/lab.js`);
    await Deno.remove(`${empty}/mine`, { recursive: true });
    const lab = (...argv: string[]) =>
      run(["run", "--no-prompt", "--no-npm", "--no-remote", "-A", "lab.js", "lesson", ...argv], {
        cwd: `${empty}/handed`,
        env: { HOME: empty, XDG_STATE_HOME: `${empty}/state`, KUBECONFIG: "" },
      });
    const list = await lab("list");
    assert.match(list.out, /^Lessons: 1 lesson, about 10 min\n[^]*\n ingress +10 /, list.err);
    const proved = await lab("test");
    assert.match(proved.out, /^ok {2}ingress .*\n[^]*1 lesson holds\n$/, proved.err);
    const taken = await lab("start", "--plain");
    assert.match(taken.out, /SEE IT WORK/, taken.err);
  } finally {
    await Deno.remove(empty, { recursive: true });
  }
});

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
    const lessons = await pequod("lesson", "list");
    assert.match(lessons.out, /\n services +\d+ +A Service finds Pods/, lessons.err);
    const proved = await pequod("lesson", "test", "services");
    assert.match(proved.out, /^ok {2}services .*\n[^]*1 lesson holds\n$/, proved.err);
    await Deno.writeTextFile(`${empty}/script`, "expect Running\ndump\n");
    const frame = await pequod("--play", "script");
    assert.match(frame.out, /Pods \(default\) 9/, frame.err);
    // Deno keeps a cache of its own there; the documentation is inside and needs none.
    assert.deepEqual([...Deno.readDirSync(`${empty}/cache`)].map(({ name }) => name), ["deno"]);
  } finally {
    await Deno.remove(empty, { recursive: true });
  }
});
