/** Every verb, and the words that lead to it. */
import type { Program } from "../program.ts";
import { cp } from "./archive/cp.ts";
import { build } from "./build/build.ts";
import { commit, update } from "./containers/container_edits.ts";
import { diff, port, top } from "./containers/container_facts.ts";
import { logs } from "./containers/logs.ts";
import { ps } from "./containers/ps.ts";
import { kill, pause, rename, restart, rm, stop, unpause, wait } from "./containers/state_verbs.ts";
import { stats } from "./containers/stats.ts";
import { contextExport, contextImport } from "./contexts/context_archive.ts";
import {
  contextCreate,
  contextInspect,
  contextLs,
  contextRm,
  contextShow,
  contextUpdate,
  contextUse,
} from "./contexts/context_verbs.ts";
import { exportContainer, importImage, load, save } from "./images/archives.ts";
import { history } from "./images/history.ts";
import { push, rmi, search, tag } from "./images/image_verbs.ts";
import { images } from "./images/images.ts";
import { pull } from "./images/pull.ts";
import { inspect, inspectContainer, inspectImage, inspectNetwork, inspectVolume } from "./inspect.ts";
import { networkLs, volumeLs } from "./networks/network_lists.ts";
import {
  networkConnect,
  networkCreate,
  networkDisconnect,
  networkRm,
  volumeCreate,
  volumeRm,
} from "./networks/network_verbs.ts";
import { attach, start } from "./run/attach.ts";
import { exec } from "./run/exec.ts";
import { create, run } from "./run/run.ts";
import { df } from "./system/df.ts";
import { events } from "./system/events.ts";
import { info } from "./system/info.ts";
import { login, logout } from "./system/login.ts";
import { pruneVerbs, systemPrune } from "./system/prune.ts";
import { version } from "./system/version.ts";
import type { Verb, VerbGroup } from "./verb.ts";

/** One line a verb. */
export const verbs: readonly Verb[] = [
  attach,
  build,
  commit,
  contextCreate,
  contextExport,
  contextImport,
  contextInspect,
  contextLs,
  contextRm,
  contextShow,
  contextUpdate,
  contextUse,
  cp,
  create,
  df,
  diff,
  events,
  exec,
  exportContainer,
  history,
  images,
  importImage,
  info,
  inspect,
  inspectContainer,
  inspectImage,
  inspectNetwork,
  inspectVolume,
  kill,
  load,
  login,
  logout,
  logs,
  networkConnect,
  networkCreate,
  networkDisconnect,
  networkLs,
  networkRm,
  pause,
  port,
  ...pruneVerbs,
  ps,
  pull,
  push,
  rename,
  restart,
  rm,
  rmi,
  run,
  save,
  search,
  start,
  stats,
  stop,
  systemPrune,
  tag,
  top,
  unpause,
  update,
  version,
  volumeCreate,
  volumeLs,
  volumeRm,
  wait,
];

export const groups: readonly VerbGroup[] = [
  { name: "builder", summary: "Images in the making: build, and its cache" },
  { name: "container", summary: "Containers: make, run, look into, remove" },
  { name: "context", summary: "Contexts: which engine to talk to" },
  { name: "image", summary: "Images: build, fetch, name, remove" },
  { name: "network", summary: "Networks between containers" },
  { name: "system", summary: "The engine as a whole: what it has, what it does, what can go" },
  { name: "volume", summary: "Volumes: data that outlives containers" },
];

/** What the help shows first, in this order. */
export const COMMON = [
  "run",
  "exec",
  "ps",
  "build",
  "pull",
  "push",
  "images",
  "login",
  "logout",
  "search",
  "version",
  "info",
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
