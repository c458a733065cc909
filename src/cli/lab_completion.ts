/** What Tab offers on the lab's host: what the records of its programs say. */
import { ownEntry } from "../kube/own_entry.ts";
import { complete, type Completion } from "../programs/complete.ts";
import type { Program } from "../programs/program.ts";
import { parseOptionTable } from "../simulator/userland/commands/options.ts";
import { RECORDS } from "../simulator/userland/commands/ubuntu.ts";
import { connectionFlags } from "./connection_flags.ts";
import { docker } from "./docker_command.ts";

const ROOTS: Readonly<Record<string, () => Promise<Program>>> = {
  docker: () => docker.load(),
  helm: async () => (await import("../programs/helm/mod.ts")).helm,
  kubectl: async () => (await import("../programs/kubectl/mod.ts")).kubectl,
};

/** Candidates for the last word; undefined where the program says nothing. */
export function completeProgram(words: readonly string[]): Promise<readonly string[]> | undefined {
  const root = ownEntry(ROOTS, words[0] ?? "");
  return root ? candidates(root, words) : optionsOf(words);
}

/** Options of one of the host's own programs; what is no option names a file. */
function optionsOf(words: readonly string[]): Promise<readonly string[]> | undefined {
  const record = RECORDS.get(words[0] ?? "");
  const begun = words.at(-1)!;
  if (!record || !begun.startsWith("-") || words.slice(1, -1).includes("--")) return undefined;
  const options = parseOptionTable(record.options)
    .flatMap(({ letter, long }) => [letter && `-${letter}`, long && `--${long}`]);
  const found = [...options, "--help"].filter((option) => option?.startsWith(begun));
  return Promise.resolve([...new Set(found.flatMap((option) => option || []))].sort());
}

async function candidates(
  root: () => Promise<Program>,
  words: readonly string[],
): Promise<readonly string[]> {
  return (await found(root, words)).map(({ word }) => word);
}

async function found(root: () => Promise<Program>, words: readonly string[]): Promise<Completion["words"]> {
  const globalFlags = words[0] === "docker" ? [] : connectionFlags;
  return (await complete(await root(), globalFlags, words.slice(1))).words;
}

/** What completion scripts ask a program for: `kubectl __complete get po`. */
export const COMPLETE = "__complete";

/** A line for each candidate: the word, a tab, and what it is. `words` begins with the program's name. */
export async function completionLines(words: readonly string[]): Promise<string> {
  const lines = await found(ROOTS[words[0]!]!, words);
  return lines.map(({ word, summary }) => `${word}\t${summary}\n`).join("");
}
