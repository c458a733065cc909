/** From files to a project. */
import { ownEntry } from "../../../../kube/own_entry.ts";
import type { Io } from "../../../io.ts";
import { invalidProject, missingFile, wrongFile } from "../file/compose_failure.ts";
import type { Fields } from "../file/long_forms.ts";
import { warn } from "../log_line.ts";
import { checkConsistency } from "./consistency.ts";
import { mergedLayers } from "./layers.ts";
import type { FileDefinition, NetworkDefinition, Project, Service, VolumeDefinition } from "./project.ts";
import { findProjectFiles, type ProjectFiles, type ProjectOptions, readVariables } from "./project_files.ts";
import { checkProjectName, normalizedName } from "./project_name.ts";
import { checkTimes } from "./service_times.ts";

export interface LoadOptions {
  /** `$…` stays as it is. */
  isRaw?: boolean;
  /** References are not checked. */
  isUnchecked?: boolean;
  /** Variables of services stay unresolved. */
  keepsEnvFiles?: boolean;
}

/** Throws DockerFailure. */
export async function loadProject(
  options: ProjectOptions,
  io: Io,
  loading: LoadOptions = {},
): Promise<Project> {
  const found = await findProjectFiles(options, io);
  const missing = new Set<string>();
  const known = (name: string): string | undefined =>
    name === "COMPOSE_PROJECT_NAME"
      ? found.variable(name) ?? guessedName(options, found)
      : found.variable(name);
  const variables = { value: known, onMissing: (name: string) => void missing.add(name) };
  const fields = await mergedLayers(found.paths, io, {
    folder: found.folder,
    variables: loading.isRaw ? undefined : variables,
  });
  for (const name of missing) {
    await warn(io, `The ${JSON.stringify(name)} variable is not set. Defaulting to a blank string.`);
  }
  const project = projectOf(fields, projectName(options, found, fields), found);
  if (!loading.isRaw) checkTimes(project.services);
  addNetworks(project);
  addDependencies(project);
  selectProfiles(project, activeProfiles(options, found));
  if (!loading.isUnchecked) checkConsistency(project);
  if (!loading.keepsEnvFiles) {
    for (const service of Object.values(project.services)) await resolveEnvironment(service, project, io);
  }
  return project;
}

function guessedName(options: ProjectOptions, { folder }: ProjectFiles): string {
  return options.projectName || normalizedName(folder.split("/").at(-1)!);
}

/** The project's name without its files, for verbs that need none; "" where nothing says it. */
export async function nameAlone(options: ProjectOptions, io: Io): Promise<string> {
  if (options.projectName) return checkProjectName(options.projectName);
  const given = io.env("COMPOSE_PROJECT_NAME");
  if (given) return checkProjectName(given);
  return (await loadProject(options, io, { isUnchecked: true, keepsEnvFiles: true })).name;
}

function projectName(options: ProjectOptions, found: ProjectFiles, fields: Fields): string {
  const given = options.projectName || found.variable("COMPOSE_PROJECT_NAME");
  if (given) return checkProjectName(given);
  const own = typeof fields.name === "string" ? fields.name : "";
  const name = normalizedName(own || found.folder.split("/").at(-1)!);
  if (name === "") throw wrongFile("project name must not be empty");
  return name;
}

function activeProfiles(options: ProjectOptions, { variable }: ProjectFiles): string[] {
  if (options.profiles.length) return options.profiles;
  return (variable("COMPOSE_PROFILES") ?? "").split(",").map((name) => name.trim()).filter(Boolean);
}

function projectOf(fields: Fields, name: string, { folder, paths, variable }: ProjectFiles): Project {
  const named = <T>(kind: string, start: string): Record<string, T> =>
    sorted((fields[kind] ?? {}) as Fields, (one, key) => ({
      ...one as Fields,
      name: (one as Fields).name ?? ((one as Fields).external ? key : `${start}${key}`),
    })) as Record<string, T>;
  return {
    name,
    folder,
    files: paths,
    services: sorted(
      (fields.services ?? {}) as Fields,
      (one, key) => ({ ...one as Fields, name: key }),
    ) as Record<
      string,
      Service
    >,
    disabled: {},
    networks: named<NetworkDefinition>("networks", `${name}_`),
    volumes: named<VolumeDefinition>("volumes", `${name}_`),
    secrets: named<FileDefinition>("secrets", `${name}_`),
    configs: named<FileDefinition>("configs", `${name}_`),
    models: (fields.models ?? {}) as Project["models"],
    extensions: Object.fromEntries(Object.entries(fields).filter(([key]) => key.startsWith("x-"))),
    variable,
  };
}

function sorted(fields: Fields, change: (value: unknown, name: string) => unknown): Fields {
  return Object.fromEntries(
    Object.keys(fields).sort().map((name) => [name, change(fields[name] ?? {}, name)]),
  );
}

/** A service that says nothing joins the project's own network. */
function addNetworks(project: Project): void {
  let isUsed = false;
  for (const service of Object.values(project.services)) {
    if (service.network_mode === undefined && Object.keys(service.networks ?? {}).length === 0) {
      service.networks = { default: null };
    }
    isUsed ||= Object.hasOwn(service.networks ?? {}, "default");
  }
  if (!isUsed) {
    delete project.networks.default;
    return;
  }
  project.networks.default ??= { name: `${project.name}_default` };
}

/** What needs another's namespaces, volumes or links depends on it. */
function addDependencies(project: Project): void {
  for (const service of Object.values(project.services)) {
    const modes = [service.network_mode, service.ipc, service.pid].flatMap((mode) =>
      mode?.startsWith("service:") ? [mode.slice("service:".length)] : []
    );
    const links = (service.links ?? []).map((link) => link.split(":")[0]!);
    const volumes = (service.volumes_from ?? []).filter((one) => !one.startsWith("container:"))
      .map((one) => one.split(":")[0]!);
    for (const name of [...modes, ...links, ...volumes]) {
      const restart = modes.includes(name) || links.includes(name);
      if (ownEntry(service.depends_on, name)) continue;
      const dependency = { condition: "service_started", required: true, ...(restart ? { restart } : {}) };
      service.depends_on = { ...service.depends_on, [name]: dependency };
    }
  }
}

function selectProfiles(project: Project, active: readonly string[]): void {
  if (active.includes("*")) return;
  for (const [name, { profiles = [] }] of Object.entries(project.services)) {
    if (profiles.length === 0 || profiles.some((profile) => active.includes(profile))) continue;
    project.disabled[name] = project.services[name]!;
    delete project.services[name];
  }
}

/** Its services, with those they depend on; of those that are named, even where their profile is not active. */
export function enableServices(project: Project, names: readonly string[]): void {
  for (const name of names) {
    if (Object.hasOwn(project.services, name)) continue;
    const service = project.disabled[name];
    if (!service) throw missingFile(`no such service: ${name}`);
    project.services = { ...project.services, [name]: service };
    delete project.disabled[name];
    enableServices(project, Object.keys(service.depends_on ?? {}));
  }
}

async function resolveEnvironment(service: Service, project: Project, io: Io): Promise<void> {
  const found = new Map<string, string>();
  for (const { path, required, format } of service.env_file ?? []) {
    const facts = await io.machine.tree.facts(path);
    if (!facts || facts.kind === "folder") {
      if (!required) continue;
      throw missingFile(
        facts
          ? `Failed to load ${path}: read ${path}: is a directory`
          : `env file ${path} not found: stat ${path}: no such file or directory`,
      );
    }
    if (format !== undefined && format !== "raw") {
      throw wrongFile(`unsupported env_file format ${JSON.stringify(format)}`);
    }
    const own = format === "raw"
      ? rawVariables(await io.readFile(path))
      : await readVariables(io, path, found, (name) => service.environment?.[name] ?? project.variable(name));
    for (const [name, value] of own) found.set(name, value);
  }
  await resolveLabels(service, project, io);
  for (const [name, value] of Object.entries(service.build?.args ?? {})) {
    const given = value ?? project.variable(name);
    if (given === undefined) delete service.build!.args![name];
    else service.build!.args![name] = given;
  }
  const environment: Record<string, string | null> = Object.fromEntries(found);
  for (const [name, value] of Object.entries(service.environment ?? {})) {
    environment[name] = value ?? project.variable(name) ?? null;
  }
  delete service.env_file;
  if (Object.keys(environment).length) service.environment = environment;
  if (service.extra_hosts && Object.values(service.extra_hosts).some((list) => list.length === 0)) {
    throw invalidProject(`service ${JSON.stringify(service.name)} has a host without an address`);
  }
}

/** Labels of files stand under those of the service. */
async function resolveLabels(service: Service, project: Project, io: Io): Promise<void> {
  if (!service.label_file) return;
  const found = new Map<string, string>();
  for (const path of service.label_file) {
    if (!await io.machine.tree.facts(path)) {
      throw missingFile(`label file ${path} not found: stat ${path}: no such file or directory`);
    }
    const own = await readVariables(
      io,
      path,
      found,
      (name) => service.environment?.[name] ?? project.variable(name),
    );
    for (const [name, value] of own) found.set(name, value);
  }
  delete service.label_file;
  service.labels = { ...Object.fromEntries(found), ...service.labels };
}

/** Lines as they are, with quotes and dollars. */
function rawVariables(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split("\n")) {
    const at = line.indexOf("=");
    if (at > 0 && !line.trimStart().startsWith("#")) found.set(line.slice(0, at).trim(), line.slice(at + 1));
  }
  return found;
}
