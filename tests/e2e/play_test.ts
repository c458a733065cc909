import assert from "node:assert/strict";
import { expectCommand, Home, pequod } from "./command.ts";

const WALK = `# what somebody does on the first day
expect env-echgo
dump
type l
expect Logs
wait 2s
dump
key Esc
expect Pods
type :deploy
key Enter
expect 2/2
type d
expect RollingUpdate
dump
key Esc
type y
expect replicas: 2
dump
key Esc
type :svc
key Enter
expect ClusterIP
dump
type :ns
key Enter
expect Active
dump
type :explain deployment.spec.replicas
key Enter
expect desired
dump
`;

function play(home: Home, script: string, ...more: string[]) {
  return pequod(home, ["--sim", "--play", "-", "--size", "120x40", ...more], { input: script });
}

Deno.test("the same script gives the same bytes, whenever it is run", async () => {
  using home = new Home();
  for (const seed of ["1", "2"]) {
    const runs = await Promise.all([play(home, WALK, "--seed", seed), play(home, WALK, "--seed", seed)]);
    for (const { code, err } of runs) assert.equal(code, 0, err);
    assert.equal(runs[0]!.out, runs[1]!.out, `seed ${seed}`);
    assert.equal(runs[0]!.err, "");
    // A frame is 40 lines and a line's end; seven dumps were asked for.
    assert.equal(runs[0]!.out.trimEnd().split(/\n(?= ⎈ )/).length, 7, runs[0]!.out);
  }
});

Deno.test("another seed is another cluster", async () => {
  using home = new Home();
  const script = "expect env-echgo\ndump\n";
  const [one, other] = await Promise.all(["1", "2"].map((seed) => play(home, script, "--seed", seed)));
  assert.notEqual(one!.out, other!.out);
});

for (const format of ["text", "ansi", "svg", "json"]) {
  Deno.test(`--dump ${format} is the same in every run, too`, async () => {
    using home = new Home();
    const script = "expect env-echgo\ndump\n";
    const runs = await Promise.all([1, 2].map(() => play(home, script, "--dump", format)));
    assert.equal(runs[0]!.out, runs[1]!.out);
    assert.ok(runs[0]!.out.length > 500);
    if (format === "json") JSON.parse(runs[0]!.out);
    assert.equal(runs[0]!.out.includes("\x1b"), format === "ansi");
  });
}

const wrong: { script: string; err: string }[] = [
  {
    script: "dump\npush Enter\n",
    err: 'error: Cannot read line 2: unknown instruction "push"; expected type, key,',
  },
  { script: "\n# comment\nkey Entr\n", err: 'error: Cannot read line 3: "Entr" is no key\n' },
  { script: "type\n", err: 'error: Cannot read line 1: expected text to type after "type"\n' },
  {
    script: "dump\nwait long\n",
    err: 'error: Cannot read line 2: "long" is no duration such as 500ms, 2s or 1m\n',
  },
  { script: "resize 80\n", err: 'error: Cannot read line 1: "80" is no size such as 80x24\n' },
];

for (const { script, err } of wrong) {
  Deno.test(`a script that cannot be read names the line, and nothing is run: ${JSON.stringify(script)}`, async () => {
    using home = new Home();
    await expectCommand(home, ["--sim", "--play", "-"], { code: 1, err }, { input: script });
  });
}

Deno.test("an expectation that is not met prints the frame and exits with 1", async () => {
  using home = new Home();
  const script = "expect env-echgo\nexpect Atlantis\ndump\n";
  const { err } = await expectCommand(home, ["--sim", "--play", "-"], {
    code: 1,
    err: 'line 2: "Atlantis" did not appear within 10 s. The frame:\n',
  }, { input: script });
  assert.match(err, /env-echgo-\S+\s+1\/1\s+Running/);
  await expectCommand(home, ["--sim", "--play", "-"], {
    code: 1,
    err: 'line 1: "Pods" did not go away within 10 s. The frame:\n',
  }, { input: "reject Pods\n" });
});

Deno.test("a script from a file, and one that leaves early", async () => {
  using home = new Home();
  const path = home.file("script.txt", "expect Pods\ntype :q\nkey Enter\nexpect never reached\ndump\n");
  await expectCommand(home, ["--sim", "--play", path], {});
});
