/** What Tab offers on the lab's host for kubectl, helm and docker: what their records say. */
import { complete } from "../programs/complete.ts";
import type { Program } from "../programs/program.ts";
import { connectionFlags } from "./connection_flags.ts";
import { docker } from "./docker_command.ts";

const ROOTS: Readonly<Record<string, () => Promise<Program>>> = {
  docker: () => docker.load(),
  helm: async () => (await import("../programs/helm/mod.ts")).helm,
  kubectl: async () => (await import("../programs/kubectl/mod.ts")).kubectl,
};

/** Candidates for the last word; undefined where the program says nothing. */
export function completeProgram(words: readonly string[]): Promise<readonly string[]> | undefined {
  const root = ROOTS[words[0] ?? ""];
  return root && candidates(root, words);
}

async function candidates(
  root: () => Promise<Program>,
  words: readonly string[],
): Promise<readonly string[]> {
  const globalFlags = words[0] === "docker" ? [] : connectionFlags;
  const found = await complete(await root(), globalFlags, words.slice(1));
  return found.words.map(({ word }) => word);
}
