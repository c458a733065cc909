import assert from "node:assert/strict";
import { lesson } from "../../../src/cli/lesson/lesson.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { firstPod } from "../../lessons/killercoda/first_pod.ts";
import { testEnvironment } from "../test_environment.ts";

async function importFrom(files: Record<string, string>, ...argv: string[]) {
  return await importOn(new FakeMachine(), files, ...argv);
}

async function importOn(machine: FakeMachine, files: Record<string, string>, ...argv: string[]) {
  for (const [path, text] of Object.entries(files)) machine.files.set(path, text);
  const { environment, output } = testEnvironment({ machine });
  const code = await runProgram(lesson, ["import", ...argv], environment, "pequod lesson");
  return { code, machine, ...output };
}

const scenario = (folder: string): Record<string, string> =>
  Object.fromEntries(Object.entries(firstPod).map(([path, text]) => [`${folder}/${path}`, text]));

Deno.test("lesson import writes a lesson for each scenario and reports what it could not take", async () => {
  const { code, out, machine } = await importFrom(
    { ...scenario("k/First Pod"), "k/other/index.json": '{"title": "nothing"}' },
    "k/",
    "--to",
    "mine",
  );
  assert.equal(code, 0);
  assert.match(out, /^k\/First Pod\/setup\.sh:3:1: it needs systemd/);
  assert.match(
    out,
    /^mine\/first-pod: 4 steps: 1 checked, 1 checked in part, 1 to be read and run, for its check is not understood, 1 without a check$/m,
  );
  assert.match(out, /^k\/other\/index\.json:1:1: it is no scenario.*\nmine\/other: not taken$/m);
  assert.match(
    out,
    /\n1 scenario is a lesson now, 1 could not be taken; 4 steps: .*\.\nNext: pequod lesson test mine\/\n$/,
  );
  assert.ok(machine.files.has("mine/first-pod/lesson.md"));
  assert.ok(machine.files.has("mine/first-pod/manifests/pod.yaml"));
});

Deno.test("what comes next can be pasted into a shell", async () => {
  const { out } = await importFrom(scenario("first"), "first", "--to", "my own");
  assert.match(out, /\nNext: pequod lesson test 'my own\/'\n$/);
});

Deno.test("the folder may be the scenario; two of the same name are two lessons", async () => {
  const one = await importFrom(scenario("first"), "first", "--to", "mine");
  assert.ok(one.machine.files.has("mine/first/lesson.md"));
  const two = await importFrom(
    { ...scenario("a/pod"), ...scenario("b/pod"), ...scenario("x/a/pod") },
    "x",
    "--to",
    "mine",
  );
  assert.ok(two.machine.files.has("mine/pod/lesson.md"));
  const both = await importFrom({ ...scenario("x/a/pod"), ...scenario("x/b/pod") }, "x", "--to", "mine");
  assert.ok(both.machine.files.has("mine/pod-2/lesson.md"));
});

Deno.test("what is there is not written over", async () => {
  const { code, out, machine } = await importFrom(
    { ...scenario("first"), "mine/first/lesson.md": "mine" },
    "first",
    "--to",
    "mine",
  );
  assert.equal(code, 1);
  assert.match(out, /^mine\/first: not taken: it is there already; nothing was written$/m);
  assert.equal(machine.files.get("mine/first/lesson.md"), "mine");
});

/** What lies there before the import, and what is said of it. */
const inTheWay: [name: string, files: Record<string, string>, code: number, words: RegExp][] = [
  ["the lesson's text", { "lesson.md": "mine" }, 1, /^mine\/first: not taken: it is there already/m],
  [
    "a file of the same name",
    { "manifests/pod.yaml": "mine" },
    1,
    /^mine\/first: not taken: manifests\/pod\.yaml is there already; nothing was written$/m,
  ],
  [
    "what an import that was broken off has left",
    { "manifests/pod.yaml": firstPod["assets/pod.yaml"]! },
    0,
    /^1 scenario is a lesson now;/m,
  ],
];

for (const [name, files, code, words] of inTheWay) {
  Deno.test(`lesson import where there is ${name}`, async () => {
    const there = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`mine/first/${path}`, text]),
    );
    const found = await importFrom({ ...scenario("first"), ...there }, "first", "--to", "mine");
    assert.equal(found.code, code);
    assert.match(found.out, words);
    if (code === 0) assert.ok(found.machine.files.has("mine/first/lesson.md"));
    else {
      const left = [...found.machine.files].filter(([path]) => path.startsWith("mine/"));
      assert.deepEqual(left, Object.entries(there));
    }
  });
}

Deno.test("a scenario that cannot be read is told, and the others are taken", async () => {
  const { code, out, machine } = await importFrom(
    { ...scenario("k/a"), "k/a/assets/large.yaml": "x".repeat(8 * 1024 * 1024 + 1), ...scenario("k/b") },
    "k",
    "--to",
    "mine",
  );
  assert.equal(code, 0);
  assert.match(out, /^mine\/a: not taken: k\/a\/assets\/large\.yaml has more than 8 MiB/m);
  assert.match(out, /^1 scenario is a lesson now, 1 could not be taken/m);
  assert.ok(machine.files.has("mine/b/lesson.md"));
});

/** A machine whose disk takes no such file. */
class FullMachine extends FakeMachine {
  readonly #refused: string;

  constructor(refused: string) {
    super();
    this.#refused = refused;
  }

  override writeFile(path: string, data: Uint8Array): Promise<void> {
    if (path === this.#refused) return Promise.reject(new Error(`${path}: no space left on device`));
    return super.writeFile(path, data);
  }
}

Deno.test("a scenario that cannot be written is told, has no text, and the others are taken", async () => {
  const { code, out, machine } = await importOn(
    new FullMachine("mine/a/setup/intro-background.sh"),
    { ...scenario("k/a"), ...scenario("k/b") },
    "k",
    "--to",
    "mine",
  );
  assert.equal(code, 0);
  assert.match(out, /^mine\/a: not taken: mine\/a\/setup\/intro-background\.sh: no space left/m);
  assert.ok(!machine.files.has("mine/a/lesson.md"));
  assert.ok(machine.files.has("mine/b/lesson.md"));
});

Deno.test("what keeps a lesson from being taken is told when it is made", async () => {
  const { code, out } = await importFrom(
    { ...scenario("first"), "first/step2/text.md": "Look: `docker logs {{ip}}`{{exec}}" },
    "first",
    "--to",
    "mine",
  );
  assert.equal(code, 0);
  assert.match(out, /^mine\/first\/lesson\.md:\d+:1: \{\{ip\}\} is none of the lesson's facts$/m);
  assert.match(out, /^mine\/first: 4 steps: .*; it can be taken when what is wrong with it is mended$/m);
  assert.match(out, /^1 scenario is a lesson now \(1 to be mended first\); /m);
});

const wrong: [argv: string[], words: RegExp][] = [
  [[], /one folder of scenarios is needed/],
  [["a", "b"], /one folder of scenarios is needed/],
  [["empty"], /^error: there is no scenario in empty: no index\.json\n$/],
  [["nothing"], /^error: there is no folder nothing\n$/],
];

for (const [argv, words] of wrong) {
  Deno.test(`lesson import ${argv.join(" ")} is refused`, async () => {
    const { code, err } = await importFrom({ "empty/README.md": "" }, ...argv);
    assert.equal(code, 1);
    assert.match(err, words);
  });
}
