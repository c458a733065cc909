import { type Outcome, runOwn, runReal } from "./clients.ts";
import { masked } from "./mask.ts";
import { type Command, parseTable } from "./table.ts";
import { openPair, type Pair, type Side } from "./worlds.ts";

/** A command, and what the two clients made of it, masked. */
export interface Comparison {
  command: Command;
  real: Outcome;
  own: Outcome;
}

/** Runs the commands of a table one after another, by the real kubectl and by ours. */
export async function* compareTable(binary: string, text: string): AsyncGenerator<Comparison> {
  const steps = parseTable(text);
  let pair: Pair | undefined;
  try {
    if (steps[0]?.kind !== "world") steps.unshift({ kind: "world", line: 0, scenario: "lecture" });
    for (const step of steps) {
      switch (step.kind) {
        case "world":
          await pair?.close();
          pair = await openPair(step.scenario);
          break;
        case "advance":
          pair!.settle(step.duration);
          break;
        case "file":
          for (const { folder } of [pair!.real, pair!.own]) {
            await writeFile(`${folder}/${step.name}`, step.text);
          }
          break;
        case "command":
          yield await compare(binary, step.command, pair!);
      }
    }
  } finally {
    await pair?.close();
  }
}

export function isEqual({ real, own }: Comparison): boolean {
  return real.out === own.out && real.err === own.err && real.code === own.code;
}

/** What changes on its own after a write has come about by then. */
const SETTLE = "60s";

async function compare(binary: string, command: Command, pair: Pair): Promise<Comparison> {
  const run = () =>
    Promise.all([
      runReal(binary, command, pair.real).then((outcome) => maskedOutcome(outcome, pair.real, command)),
      runOwn(command, pair.own).then((outcome) => maskedOutcome(outcome, pair.own, command)),
    ]);
  const [real, own] = await (command.isTimed ? pair.whileTimePasses(run) : run());
  if (pair.isWritten() || command.isTimed) pair.settle(SETTLE);
  return { command, real, own };
}

function maskedOutcome({ out, err, code }: Outcome, side: Side, { isUnordered }: Command): Outcome {
  const ordered = (text: string): string => isUnordered ? text.split("\n").sort().join("\n") : text;
  return { out: ordered(masked(out, side)), err: masked(err, side), code };
}

async function writeFile(path: string, text: string): Promise<void> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.writeTextFile(path, text);
}
