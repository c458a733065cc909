/** Every verb of `docker compose`, one line each. */
import type { Program } from "../../program.ts";
import type { ComposeVerb } from "./compose_verb.ts";
import { attach } from "./verbs/attach.ts";
import { build } from "./verbs/build.ts";
import { commit } from "./verbs/commit.ts";
import { config } from "./verbs/config.ts";
import { cp } from "./verbs/cp.ts";
import { create } from "./verbs/create.ts";
import { down } from "./verbs/down.ts";
import { events } from "./verbs/events.ts";
import { exec } from "./verbs/exec.ts";
import { exportService } from "./verbs/export.ts";
import { images } from "./verbs/images.ts";
import { logs } from "./verbs/logs.ts";
import { ls } from "./verbs/ls.ts";
import { port } from "./verbs/port.ts";
import { ps } from "./verbs/ps.ts";
import { pull } from "./verbs/pull.ts";
import { push } from "./verbs/push.ts";
import { rm } from "./verbs/rm.ts";
import { run } from "./verbs/run.ts";
import { scale } from "./verbs/scale.ts";
import { kill, pause, restart, start, stop, unpause } from "./verbs/state_verbs.ts";
import { stats } from "./verbs/stats.ts";
import { top } from "./verbs/top.ts";
import { up } from "./verbs/up.ts";
import { version } from "./verbs/version.ts";
import { volumes } from "./verbs/volumes.ts";
import { wait } from "./verbs/wait.ts";

export const composeVerbs: readonly ComposeVerb[] = [
  attach,
  build,
  commit,
  config,
  cp,
  create,
  down,
  events,
  exec,
  exportService,
  images,
  kill,
  logs,
  ls,
  pause,
  port,
  ps,
  pull,
  push,
  restart,
  rm,
  run,
  scale,
  start,
  stats,
  stop,
  top,
  unpause,
  up,
  version,
  volumes,
  wait,
];

/** The same as a record of a program, for completion. */
export function composeProgram(name: string): Program {
  return {
    name,
    summary: "Applications of several containers, described in files",
    usage: ["[OPTIONS] COMMAND"],
    flags: [],
    programs: composeVerbs.map(({ name, aliases = [], summary, usage, flags }) => ({
      name,
      aliases,
      summary,
      usage: [usage],
      flags,
    })),
  };
}
