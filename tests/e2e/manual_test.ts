/** What the README of the project tells to type is typed here. */
import assert from "node:assert/strict";
import { pequod as record } from "../../src/cli/commands.ts";
import { loadProgram, type ProgramEntry } from "../../src/programs/program.ts";
import { playBundled } from "../explorer/bundled_play.ts";
import { environmentOf, expectCommand, Home, PATIENCE_MS, PEQUOD, pequod } from "./command.ts";

const text = Deno.readTextFileSync(new URL("../../README.md", import.meta.url));

Deno.test("every task that the README names is there", () => {
  const { tasks } = JSON.parse(Deno.readTextFileSync(new URL("../../deno.json", import.meta.url)));
  const named = [...text.matchAll(/\btask (\w+)/g)].map(([, name]) => name!);
  assert.ok(named.includes("pictures"));
  assert.deepEqual(named.filter((name) => !(name in tasks)), []);
});

Deno.test("every command of the README's tables is there", async () => {
  const named = [...text.matchAll(/`pequod ((?:[a-z][\w-]*(?:\\\|)?)+(?: [a-z][\w-]*)?)/g)].map(([, words]) =>
    words!
  );
  assert.ok(named.length > 10);
  const wrong: string[][] = [];
  for (const path of named.flatMap((words) => alternatives(words.replaceAll("\\|", "|").split(" ")))) {
    if (!await isProgram(record, path)) wrong.push(path);
  }
  assert.deepEqual(wrong, []);
});

/** `["sim", "pause|resume"]` is two paths. */
function alternatives([first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]];
  return first.split("|").flatMap((word) => alternatives(rest).map((path) => [word, ...path]));
}

/** What follows a program without programs is its argument. */
async function isProgram(entry: ProgramEntry, [word, ...rest]: readonly string[]): Promise<boolean> {
  const { programs = [] } = await loadProgram(entry);
  if (word === undefined || programs.length === 0) return true;
  const found = programs.find(({ name }) => name === word);
  return found !== undefined && await isProgram(found, rest);
}

/** Commands after `:`, and two that leave. */
const lines = [...new Set([...text.matchAll(/`:([a-z][^`]*)`/g)].map(([, line]) => line!))];

for (const line of lines) {
  Deno.test(`the README's :${line} is understood`, async () => {
    await playBundled(`expect ● live\ntype :${line}\nkey Enter\nreject doesn't have a resource type`, {
      scenario: "shop",
    });
  });
}

Deno.test("the README's settings are right", async () => {
  using home = new Home();
  const file = home.file("config.yaml", blocks("yaml")[0]!);
  await expectCommand(home, ["config", "check", file], { out: /^(?!.*(unknown|expected)).*\n$/s });
});

Deno.test("the README's script plays", async () => {
  const script = blocks("").find((block) => block.includes("key Enter"))!;
  const bare = script.split("\n").map((line) => line.startsWith("#") ? line : line.split(/\s{3,}/)[0]).join(
    "\n",
  );
  assert.equal((await playBundled(bare)).length, 1);
});

Deno.test("the README's levers move the served cluster, one after another", async () => {
  using home = new Home();
  const [serving, levers] = blocks("sh").filter((block) => block.includes("sim.yaml")) as [string, string];
  const [start, get] = serving.split("\n") as [string, string];
  const kubeconfig = `${home.path}/sim.yaml`;
  const [program, ...args] = [
    ...PEQUOD,
    ...argumentsOf(start).map((word) => word === "sim.yaml" ? kubeconfig : word),
  ];
  const child = new Deno.Command(program!, {
    args,
    env: environmentOf(home),
    clearEnv: true,
    stdin: "null",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  try {
    const reader = child.stdout.getReader();
    await reader.read();
    const env = { KUBECONFIG: kubeconfig };
    assert.match(get, /^KUBECONFIG=sim\.yaml kubectl get pods -w/);
    await expectCommand(home, ["get", "pods"], { out: /env-echgo/ }, { env });
    const commands = levers.split("\n").filter((line) => line.startsWith("deno task pequod"));
    assert.ok(commands.length >= 7);
    for (const command of commands) {
      const { code, err } = await pequod(home, argumentsOf(command), { env });
      assert.equal(code, 0, `${command}: ${err}`);
    }
    child.kill("SIGTERM");
    await reader.cancel();
  } finally {
    await child.status;
    clearTimeout(late);
  }
});

Deno.test("the README's lines for the lab go well, one after another", async () => {
  using home = new Home();
  const lines = blocks("sh").find((block) => block.includes("docker run"))!;
  const { code, out, err } = await pequod(home, ["shell", "-c", `set -e -o pipefail\n${lines}`]);
  assert.equal(code, 0, err);
  for (const shown of [/Welcome to nginx/, /^here$/m, /^built$/m, /^137$/m, /^PONG$/m, /^try\s.*deployed/m]) {
    assert.match(out, shown);
  }
});

/** The texts between fences of a language. */
function blocks(language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].filter(([, name]) => name === language).map((
    [, , body],
  ) => body!.trimEnd());
}

/** What follows `deno task pequod`, without the comment. */
function argumentsOf(line: string): string[] {
  return line.split("#")[0]!.trim().split(/\s+/).slice(3);
}
