/** Every verb, and the words that lead to it. */
import type { Program } from "../program.ts";
import { commit, update } from "./containers/container_edits.ts";
import { diff, port, top } from "./containers/container_facts.ts";
import { logs } from "./containers/logs.ts";
import { ps } from "./containers/ps.ts";
import { kill, pause, rename, restart, rm, stop, unpause, wait } from "./containers/state_verbs.ts";
import { pull } from "./images/pull.ts";
import { inspect, inspectContainer, inspectImage, inspectNetwork, inspectVolume } from "./inspect.ts";
import { attach, start } from "./run/attach.ts";
import { exec } from "./run/exec.ts";
import { create, run } from "./run/run.ts";
import type { Verb, VerbGroup } from "./verb.ts";

/** One line a verb. */
export const verbs: readonly Verb[] = [
  attach,
  commit,
  create,
  diff,
  exec,
  inspect,
  inspectContainer,
  inspectImage,
  inspectNetwork,
  inspectVolume,
  kill,
  logs,
  pause,
  port,
  ps,
  pull,
  rename,
  restart,
  rm,
  run,
  start,
  stop,
  top,
  unpause,
  update,
  wait,
];

export const groups: readonly VerbGroup[] = [
  { name: "container", summary: "Manage containers" },
  { name: "image", summary: "Manage images" },
  { name: "network", summary: "Manage networks" },
  { name: "volume", summary: "Manage volumes" },
];

/** What the help shows first, in this order. */
export const COMMON = [
  "run",
  "exec",
  "ps",
  "pull",
];

export type FoundVerb =
  | { verb: Verb; path: string; rest: string[] }
  | { group: VerbGroup; rest: string[] };

/** The verb that the words begin with, or the group, or nothing. */
export function findVerb(words: readonly string[]): FoundVerb | undefined {
  const [first, second] = words;
  const group = groups.find(({ name }) => name === first);
  if (!group) {
    const verb = verbs.find(({ calls }) => calls.includes(first!));
    return verb && { verb, path: `docker ${first}`, rest: words.slice(1) };
  }
  const verb = verbs.find(({ calls }) => calls.includes(`${first} ${second}`));
  if (!verb) return { group, rest: words.slice(1) };
  // A second name in the same group is shown under the first.
  const name = verb.calls.find((call) => call.startsWith(`${first} `))!;
  return { verb, path: `docker ${name}`, rest: words.slice(2) };
}

/** The tree as records of programs: for completion and lists of commands. */
export function verbPrograms(): Program[] {
  const leaf = (name: string, { summary, usage, flags }: Verb): Program => ({
    name,
    summary,
    usage: [usage],
    flags,
  });
  const named = (prefix: string): Program[] =>
    verbs.flatMap((verb) => {
      const call = verb.calls.find((words) =>
        words.startsWith(prefix) && !words.slice(prefix.length).includes(" ")
      );
      return call === undefined ? [] : [leaf(call.slice(prefix.length), verb)];
    });
  return [
    ...named(""),
    ...groups.map(({ name, summary }): Program => ({
      name,
      summary,
      usage: ["COMMAND"],
      flags: [],
      programs: named(`${name} `),
    })),
  ];
}
