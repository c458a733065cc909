/** Which files make a project, where it lies, which variables it sees (compose-go, cli/options.go). */
import type { Io } from "../../../io.ts";
import { DockerFailure } from "../../engine_errors.ts";
import { missingFile } from "../file/compose_failure.ts";
import { DotenvError, parseDotenv } from "../file/dotenv.ts";
import { folderOf, pathFrom } from "../file/paths.ts";
import { warn } from "../log_line.ts";

/** The flags before the verb. */
export interface ProjectOptions {
  files: string[];
  projectName: string;
  projectFolder: string;
  profiles: string[];
  envFiles: string[];
}

export interface ProjectFiles {
  /** Absolute, or `-`. */
  paths: string[];
  folder: string;
  variable(name: string): string | undefined;
}

const NAMES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const OVERRIDES = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

/** Throws DockerFailure where there is none. */
export async function findProjectFiles(options: ProjectOptions, io: Io): Promise<ProjectFiles> {
  const here = options.projectFolder ? absolute(io, options.projectFolder) : io.machine.workingFolder;
  // COMPOSE_FILE may itself stand in .env.
  const first = await variables(options, here, io);
  const given = options.files.length ? options.files : fromVariable(first.variable);
  const paths = given.length
    ? given.map((file) => file === "-" ? file : absolute(io, file))
    : await usualFiles(io, here);
  if (!paths.length) throw missingFile("no configuration file provided: not found");
  for (const path of paths.filter((one) => one !== "-")) {
    const facts = await io.machine.tree.facts(path);
    if (!facts) throw missingFile(`open ${path}: no such file or directory`);
    if (facts.kind === "folder") throw missingFile(`read ${path}: is a directory`);
  }
  const folder = options.projectFolder ? here : paths[0] === "-" ? here : folderOf(paths[0]!);
  const { variable } = folder === here ? first : await variables(options, folder, io);
  return { paths, folder, variable };
}

function absolute(io: Io, path: string): string {
  return pathFrom(io.machine.workingFolder, io.machine.home, path);
}

function fromVariable(variable: (name: string) => string | undefined): string[] {
  const text = variable("COMPOSE_FILE");
  return text ? text.split(variable("COMPOSE_PATH_SEPARATOR") || ":") : [];
}

/** In this folder, or in the nearest one above it that has any. */
async function usualFiles(io: Io, start: string): Promise<string[]> {
  for (let folder = start;; folder = folderOf(folder)) {
    const there = await present(io, folder, NAMES);
    if (there.length > 1) {
      await warn(io, `Found multiple config files with supported names: ${there.join(", ")}`);
      await warn(io, `Using ${there[0]}`);
    }
    if (there.length) {
      const over = await present(io, folder, OVERRIDES);
      if (over.length > 1) {
        await warn(io, `Found multiple override files with supported names: ${over.join(", ")}`);
        await warn(io, `Using ${over[0]}`);
      }
      return [there[0]!, ...over.slice(0, 1)];
    }
    if (folder === "/") return [];
  }
}

async function present(io: Io, folder: string, names: readonly string[]): Promise<string[]> {
  const paths = names.map((name) => `${folder === "/" ? "" : folder}/${name}`);
  const facts = await Promise.all(paths.map((path) => io.machine.tree.facts(path)));
  return paths.filter((_, index) => facts[index]);
}

async function variables(
  options: ProjectOptions,
  folder: string,
  io: Io,
): Promise<{ variable(name: string): string | undefined }> {
  const listed = (io.env("COMPOSE_ENV_FILES") ?? "").split(",").filter(Boolean);
  const given = options.envFiles.length ? options.envFiles : listed;
  const paths = given.length ? given.map((file) => absolute(io, file)) : [`${folder}/.env`];
  const found = new Map<string, string>();
  for (const path of paths) {
    const facts = await io.machine.tree.facts(path);
    if (!facts && given.length) throw new DockerFailure(`couldn't find env file: ${path}`);
    if (!facts || facts.kind === "folder") continue;
    for (const [name, value] of await readVariables(io, path, found)) found.set(name, value);
  }
  return { variable: (name) => io.env(name) ?? found.get(name) };
}

/** Throws DockerFailure with the file's name and the line. */
export async function readVariables(
  io: Pick<Io, "readFile" | "env">,
  path: string,
  before: ReadonlyMap<string, string>,
  around?: (name: string) => string | undefined,
): Promise<Map<string, string>> {
  try {
    const text = await io.readFile(path);
    // For a service, what files before this one say counts less than its own lines.
    return around
      ? parseDotenv(text, around, before)
      : parseDotenv(text, (name) => io.env(name) ?? before.get(name));
  } catch (error) {
    if (error instanceof DotenvError) throw new DockerFailure(`failed to read ${path}: ${error.message}`);
    throw error;
  }
}
