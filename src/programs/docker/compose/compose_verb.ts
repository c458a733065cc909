/** A verb of `docker compose`, as a record like those of `docker`. */
import type { FlagValues } from "../../flags.ts";
import type { Io } from "../../io.ts";
import type { DockerSettings } from "../config_file.ts";
import type { DockerFlag } from "../docker_flags.ts";
import type { EngineClient } from "../engine_client.ts";
import type { ArgumentCount } from "../verb.ts";
import type { Project } from "./project/project.ts";
import type { ProgressBoard } from "./engine/progress_board.ts";
import type { LoadOptions } from "./project/load_project.ts";
import type { ProjectOptions } from "./project/project_files.ts";

export interface ComposeOptions extends ProjectOptions {
  /** `auto`, `tty`, `plain`, `quiet`. */
  progress: string;
  /** `auto`, `never`, `always`: colours. */
  ansi: string;
  /** Also networks and volumes that no service uses. */
  allResources: boolean;
}

export interface ComposeCall {
  flags: FlagValues;
  args: string[];
  io: Io;
  /** Such as `docker compose up`. */
  path: string;
  client: EngineClient;
  /** The same engine for what Ctrl-C does not end: stopping what was started. */
  calmClient: EngineClient;
  settings: DockerSettings;
  options: ComposeOptions;
  /** The project that files and flags name. Throws DockerFailure. */
  project(loading?: LoadOptions): Promise<Project>;
  /** Its name; its files are read only where nothing else says it. */
  projectName(): Promise<string>;
  board(title?: string): ProgressBoard;
}

export interface ComposeVerb {
  name: string;
  aliases?: readonly string[];
  summary: string;
  usage: string;
  flags: readonly DockerFlag[];
  /** Absent: any number. */
  takes?: ArgumentCount;
  stopsAtArgument?: boolean;
  /** Works, but is not listed. */
  hidden?: boolean;
  run(call: ComposeCall): Promise<number>;
}

/** What is done to the engine for a project. */
export interface ProjectWork {
  io: Io;
  client: EngineClient;
  settings: DockerSettings;
  project: Project;
  board: ProgressBoard;
}
