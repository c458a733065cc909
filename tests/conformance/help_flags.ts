/** Verbs and flags that the help of a real client names, beside those of ours: what the original has and ours has not. */
import assert from "node:assert/strict";
import type { Flag } from "../../src/programs/flags.ts";
import { loadProgram, type Program } from "../../src/programs/program.ts";

const LIMIT_MS = 20_000;

interface Help {
  flags: { name: string; short: string | undefined; isSwitch: boolean }[];
  verbs: string[];
}

export interface ComparedClient {
  /** Runs the original with these words and answers what it prints. */
  help(words: readonly string[]): Promise<string>;
  program: Program;
  /** Flags that every verb takes. */
  globalFlags: readonly Flag[];
  /** What is left out: a verb, or the words of a verb (none: the program itself) and its flags. */
  leftOut: Readonly<Record<string, string>>;
  /** Flags, with their dashes, that ours has nowhere. */
  leftOutEverywhere?: readonly string[];
}

/** Fails where the original has a verb or a flag that ours has not, and where something is listed that ours does have. */
export async function compareFlags(client: ComparedClient): Promise<void> {
  const found = new Map<string, string>();
  await walk(client, [], client.program, found);
  assert.deepEqual(
    Object.fromEntries([...found].sort()),
    Object.fromEntries(Object.entries(client.leftOut).sort()),
  );
}

/** Runs a real client for its help. */
export async function helpText(
  binary: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const command = new Deno.Command(binary, { args: [...args, "--help"], env, stderr: "null", signal });
  return new TextDecoder().decode((await command.output()).stdout);
}

async function walk(
  client: ComparedClient,
  path: readonly string[],
  program: Program,
  found: Map<string, string>,
): Promise<void> {
  const text = await client.help(path);
  assert.match(text, /^Usage:/m, path.join(" "));
  const { flags, verbs } = readHelp(text);
  const lacking = differences(flags, [...program.flags, ...client.globalFlags])
    .filter((line) => !client.leftOutEverywhere?.includes(line));
  if (lacking.length) found.set(path.join(" "), lacking.join(" "));
  for (const verb of verbs) {
    const child = program.programs?.find((one) => one.name === verb || one.aliases?.includes(verb));
    if (child) await walk(client, [...path, verb], await loadProgram(child), found);
    else found.set([...path, verb].join(" "), "");
  }
}

function readHelp(text: string): Help {
  const flags = [...text.matchAll(/^ +(?:-(\w), )?--([\w-]+)(?:\[=\S+\])?( [\w<>]\S*)?(?: {2,}.*|)$/gm)];
  const lists = [...text.matchAll(/^[\w ()]*Commands:\n((?: {2}.*\n)+)/gm)].map(([, list]) => list!);
  return {
    flags: flags.map(([, short, name, type]) => ({ name: name!, short, isSwitch: type === undefined })),
    verbs: lists.flatMap((list) => [...list.matchAll(/^ {2}([\w-]+)\*? /gm)].map(([, verb]) => verb!)),
  };
}

function differences(real: Help["flags"], own: readonly Flag[]): string[] {
  return real.flatMap(({ name, short, isSwitch }) => {
    if (name === "help") return [];
    const flag = own.find((one) => one.name === name);
    if (!flag) return [`--${name}`];
    if (flag.short !== short) return [`--${name} is -${short}, not -${flag.short}`];
    return isSwitch === (flag.kind === "bool")
      ? []
      : [`--${name} ${isSwitch ? "takes no" : "takes a"} value`];
  }).sort();
}
