import type { Flag } from "./flags.ts";
import { loadProgram, type Program, type ProgramEntry } from "./program.ts";

/** What a shell may offer for the last word. */
export interface Completion {
  /** Program names and flags that fit, with their summaries. */
  words: { word: string; summary: string }[];
  /** The program that the words lead to. */
  program: Program;
  /** Its arguments before the last word. */
  args: string[];
  /** The flag whose value is being typed. */
  awaiting?: Flag;
}

/** Completes `words` (the last one may be empty) from the program's record alone. */
export async function complete(
  root: Program,
  globalFlags: readonly Flag[],
  words: readonly string[],
): Promise<Completion> {
  const typed = words.slice(0, -1);
  const last = words.at(-1) ?? "";
  let program = root;
  const args: string[] = [];
  let pending: Flag | undefined;
  for (const word of typed) {
    if (pending) {
      pending = undefined;
    } else if (word.startsWith("-") && word !== "-") {
      pending = wantsValue([...program.flags, ...globalFlags], word);
    } else {
      const child = args.length ? undefined : (await programsOf(program)).find(({ name }) => name === word);
      if (child) program = await loadProgram(child);
      else args.push(word);
    }
  }
  const found: Completion = { words: [], program, args };
  if (pending) return { ...found, awaiting: pending };
  if (last.startsWith("-")) {
    const flags = [...program.flags, ...globalFlags].filter((flag) => !flag.hidden);
    return {
      ...found,
      words: fitting(last, flags.map((flag) => ({ word: `--${flag.name}`, summary: flag.usage }))),
    };
  }
  const children = args.length ? [] : (await programsOf(program)).filter(({ hidden }) => !hidden);
  return { ...found, words: fitting(last, children.map(({ name, summary }) => ({ word: name, summary }))) };
}

async function programsOf(program: Program): Promise<readonly ProgramEntry[]> {
  return program.programs ?? await program.listPrograms?.() ?? [];
}

function fitting(start: string, words: Completion["words"]): Completion["words"] {
  return words.filter(({ word }) => word.startsWith(start)).sort((a, b) => a.word < b.word ? -1 : 1);
}

/** The flag that takes the next word as its value; undefined for `--a=b`, switches and flags that are not known. */
function wantsValue(flags: readonly Flag[], word: string): Flag | undefined {
  if (word.includes("=")) return undefined;
  const flag = flags.find((one) =>
    word === `--${one.name}` || (one.short !== undefined && word === `-${one.short}`)
  );
  return flag && flag.kind !== "bool" && flag.bare === undefined ? flag : undefined;
}
