/**
 * The built-in helm beside the real one: of two equal clusters, each line of `helm_releases/turns.txt` is run in one by
 * the real client and in the other by ours, and they change places after each line. So every release is now and then in
 * the hands of the other one, and what they print has to be the same all the same.
 */
import assert from "node:assert/strict";
import { helm } from "../../src/programs/helm/mod.ts";
import { type Outcome, runOwn, runReal } from "./differential/clients.ts";
import { masked } from "./differential/mask.ts";
import { type Command, parseTable } from "./differential/table.ts";
import { openPair, type Pair, type Side } from "./differential/worlds.ts";
import { acceptedTurns } from "./helm_releases/accepted.ts";
import { realClients, releases } from "./real_clients.ts";

const [release] = releases;
const clients = release && await realClients(release);
const table = new URL("helm_releases/turns.txt", import.meta.url);

Deno.test(`helm ${release?.helm} and ours take turns`, { ignore: !clients }, async (test) => {
  const needed = new Set<RegExp>();
  const counts = { equal: 0, accepted: 0, different: 0 };
  const pair = await openPair("lecture");
  try {
    let isOwnFirst = false;
    for (const step of parseTable(await Deno.readTextFile(table))) {
      if (step.kind === "file") {
        for (const { folder } of [pair.real, pair.own]) await writeFile(`${folder}/${step.name}`, step.text);
      }
      if (step.kind !== "command") continue;
      const { command } = step;
      isOwnFirst = !isOwnFirst;
      const { real, own } = await turn(command, pair, isOwnFirst);
      const accepted = acceptedTurns.find(({ lines }) => lines.test(command.text));
      const isEqual = real.out === own.out && real.err === own.err && real.code === own.code;
      counts[isEqual ? "equal" : accepted ? "accepted" : "different"]++;
      if (accepted && !isEqual) needed.add(accepted.lines);
      if (accepted) continue;
      await test.step(`${command.line}: ${command.text}`, () => {
        assert.deepEqual(own, real);
      });
    }
  } finally {
    await pair.close();
  }
  const lines = counts.equal + counts.accepted + counts.different;
  // deno-lint-ignore no-console -- the figure that this suite is for
  console.log(`${counts.equal} of ${lines} lines of helm are equal, ${counts.accepted} are accepted`);
  assert.ok(counts.equal >= 0.95 * lines);
  assert.deepEqual(acceptedTurns.filter((one) => !needed.has(one.lines)), [], "no line needs these any more");
});

const SETTLE = "60s";

async function turn(
  command: Command,
  pair: Pair,
  isOwnFirst: boolean,
): Promise<{ real: Outcome; own: Outcome }> {
  const [ownSide, realSide] = isOwnFirst ? [pair.real, pair.own] : [pair.own, pair.real];
  const run = async () => {
    const [real, own] = await Promise.all([
      runReal(clients!.helm, command, realSide),
      runOwn(command, ownSide, helm),
    ]);
    return { real: maskedOutcome(real, realSide), own: maskedOutcome(own, ownSide) };
  };
  const found = await (command.isTimed ? pair.whileTimePasses(run) : run());
  if (pair.isWritten() || command.isTimed) pair.settle(SETTLE);
  return found;
}

function maskedOutcome({ out, err, code }: Outcome, side: Side): Outcome {
  return { out: maskedText(out, side), err: maskedText(err, side), code };
}

/** Beside what changes in every run, the order in which kinds are shown: Go's maps have none. */
function maskedText(text: string, side: Side): string {
  let result = text;
  for (const [pattern, replacement] of MASKS) result = result.replace(pattern, replacement);
  return masked(sortedResources(result), side);
}

const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}/g, "TIME"],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [+-]\d{4} (UTC|[+-]\d{4})/g, "TIME"],
  [/(modifiedAt"?(=|: ?)"?)\d+/g, "$1TIME"],
  [/\bweb-\d{10}\b/g, "web-GENERATED"],
  [/(-web-[0-9a-f]{6,10})-\w{5}\b/g, "$1-RANDOM"],
  [/\b10\.\d+\.\d+\.\d+\b/g, "IP"],
  // What is masked in a column makes it wider or not.
  [/ +(?=\t)/g, ""],
];

function sortedResources(text: string): string {
  return text.replace(
    /RESOURCES:\n([^]*?)\n\n\n/,
    (_, tables: string) => `RESOURCES:\n${tables.split(/\n\n(?===> )/).sort().join("\n\n")}\n\n\n`,
  );
}

async function writeFile(path: string, text: string): Promise<void> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.writeTextFile(path, text);
}
