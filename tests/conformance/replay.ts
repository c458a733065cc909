/** Replays a transcript against a fresh world, over TLS, with the real clients. */
import assert from "node:assert/strict";
import { parseDuration } from "../../src/kube/duration.ts";
import { parseJsonPath, printJsonPath } from "../../src/kube/json_path.ts";
import type { Json } from "../../src/kube/object.ts";
import type { AnyKind } from "../../src/simulator/kubernetes/kind.ts";
import type { World } from "../../src/simulator/scenarios/world.ts";
import type { Clients } from "./real_clients.ts";
import { type Bench, withServedWorld } from "./served_world.ts";
import { type CommandStep, isPrinted, parseTranscript, type StateStep, type Step } from "./transcript.ts";

/** The state has to come about within so much simulated time. */
const STATE_SECONDS = 600;

/** @throws {AssertionError} at the first step that goes otherwise, with its file and line */
export function replay(path: string, clients: Clients): Promise<void> {
  return withSteps(path, clients, async (step, take) => {
    try {
      await take();
    } catch (error) {
      (error as Error).message = `${path}:${step.line}: ${(error as Error).message}`;
      throw error;
    }
  });
}

/** What a command has printed, other than expected. */
export class OtherwisePrinted extends Error {
  /** As a transcript has it. */
  readonly printed: string;

  constructor(step: CommandStep, printed: string, expected: string) {
    super(`${step.program} ${step.argv.join(" ")}\nprinted:\n${printed}\ninstead of:\n${expected}`);
    this.name = "OtherwisePrinted";
    this.printed = printed;
  }
}

/** Hands each step of a transcript, and the way to take it, to `visit`, one after another in one world. */
export async function withSteps(
  path: string,
  clients: Clients,
  visit: (step: Step, take: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { scenario, steps } = parseTranscript(await Deno.readTextFile(path));
  await withServedWorld(clients.kubectl, async (bench) => {
    for (const step of steps) await visit(step, () => take(step, bench, clients));
  }, { scenario });
}

async function take(step: Step, bench: Bench, clients: Clients): Promise<void> {
  switch (step.kind) {
    case "command":
      return await runCommand(step, bench, clients);
    case "advance":
      return await bench.driver.advance(parseDuration(step.duration)!);
    case "file": {
      const folder = step.name.includes("/") ? step.name.slice(0, step.name.lastIndexOf("/")) : ".";
      await Deno.mkdir(`${bench.folder}/${folder}`, { recursive: true });
      return await Deno.writeTextFile(`${bench.folder}/${step.name}`, step.text);
    }
    default:
      return await awaitState(step, bench);
  }
}

async function runCommand(step: CommandStep, bench: Bench, clients: Clients): Promise<void> {
  const program = step.program in clients ? clients[step.program as keyof Clients] : step.program;
  const { code, out, err } = await bench.kubectl(step.argv, {
    program,
    env: step.env,
    ...(step.input === undefined ? {} : { input: step.input }),
  });
  const isSame = code === step.code && isPrinted(step.out, out) && isPrinted(step.err, err);
  if (isSame) return;
  const told = (code: number, out: string, err: string) =>
    out + err.replace(/^(?=.)/gm, "! ") + (code ? `[${code}]\n` : "");
  const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join("");
  throw new OtherwisePrinted(
    step,
    told(code, out, err),
    told(step.code, lines(step.out), lines(step.err)),
  );
}

async function awaitState(step: StateStep, { world, driver }: Bench): Promise<void> {
  let actual = "";
  for (let second = 0; second <= STATE_SECONDS; second++) {
    driver.sync();
    actual = stateOf(step, world);
    if (isPrinted([step.expected], actual)) return;
    await driver.advance(1000);
  }
  assert.fail(
    `${step.object} ${step.path} is ${JSON.stringify(actual)}, not ${JSON.stringify(step.expected)}`,
  );
}

function stateOf({ object, namespace, path }: StateStep, { registry }: World): string {
  const [resource = "", name] = object.split("/");
  const kind = registry.kinds.find((it) => isCalled(it, resource));
  if (!kind) return "(no such kind)";
  const found = name === undefined
    ? { items: registry.list(kind, kind.namespaced ? { namespace } : {}) }
    : registry.find(kind, namespace, name);
  if (!found) return "(absent)";
  return printJsonPath(parseJsonPath(path), found as unknown as Json);
}

function isCalled(kind: AnyKind, word: string): boolean {
  return [kind.plural, kind.singular, `${kind.plural}.${kind.group}`, ...kind.shortNames].includes(word);
}
