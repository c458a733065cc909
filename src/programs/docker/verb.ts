/** A verb of `docker` is a record: help, messages about the command line and completion come from it. */
import type { FlagValues } from "../flags.ts";
import type { Io } from "../io.ts";
import type { DockerSettings } from "./config_file.ts";
import type { DockerFlag } from "./docker_flags.ts";
import type { EngineClient } from "./engine_client.ts";

/** One run of a verb. */
export interface DockerCall {
  flags: FlagValues;
  args: string[];
  io: Io;
  /** How it was called, such as `docker ps`; for messages. */
  path: string;
  client: EngineClient;
  settings: DockerSettings;
}

export interface Verb {
  /** Every way to call it, such as `container ls` and `ps`. The first of those in a group is the one that help names. */
  calls: readonly string[];
  /** One line. */
  summary: string;
  /** What it does, where the summary is not enough. */
  description?: string;
  /** What follows the words in `Usage:`. */
  usage: string;
  flags: readonly DockerFlag[];
  /** How many arguments it takes; absent: none. */
  takes?: ArgumentCount;
  /** What follows the first argument is not for this program: `docker exec NAME ls -l`. */
  stopsAtArgument?: boolean;
  /** Failures name the verb and end with 125, as with `docker run`. */
  namesItself?: boolean;
  run(call: DockerCall): Promise<number>;
}

export interface ArgumentCount {
  min?: number;
  /** Absent: as many as there are. */
  max?: number;
}

/** Words that only group others: `docker image`. */
export interface VerbGroup {
  name: string;
  summary: string;
}
