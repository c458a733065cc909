import assert from "node:assert/strict";
import { lesson } from "../../../src/cli/lesson/lesson.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { firstPod } from "../../lessons/killercoda/first_pod.ts";
import { testEnvironment } from "../test_environment.ts";

async function importFrom(files: Record<string, string>, ...argv: string[]) {
  const machine = new FakeMachine();
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

const wrong: [argv: string[], words: RegExp][] = [
  [[], /one folder of scenarios is needed/],
  [["a", "b"], /one folder of scenarios is needed/],
  [["empty"], /^error: there is no scenario in empty: no index\.json\n$/],
];

for (const [argv, words] of wrong) {
  Deno.test(`lesson import ${argv.join(" ")} is refused`, async () => {
    const { code, err } = await importFrom({}, ...argv);
    assert.equal(code, 1);
    assert.match(err, words);
  });
}
