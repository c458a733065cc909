import { missingFile } from "../file/compose_failure.ts";
import { withDependencies } from "./dependency_order.ts";
import { enableServices } from "./load_project.ts";
import type { Project } from "./project.ts";

/** Leaves only the named services and, unless told otherwise, what they depend on; no name: all. Throws DockerFailure. */
export function keepServices(
  project: Project,
  names: readonly string[],
  { withOthers = true }: { withOthers?: boolean } = {},
): void {
  if (names.length === 0) return;
  enableServices(project, names);
  const wanted = withOthers ? withDependencies(project.services, names) : new Set(names);
  for (const name of Object.keys(project.services)) {
    if (wanted.has(name)) continue;
    project.disabled[name] = project.services[name]!;
    delete project.services[name];
  }
}

/** Throws DockerFailure for a name that no service has. */
export function checkServices(project: Project, names: readonly string[]): void {
  const unknown = names.find((name) =>
    !Object.hasOwn(project.services, name) && !Object.hasOwn(project.disabled, name)
  );
  if (unknown !== undefined) throw missingFile(`no such service: ${unknown}`);
}

/** Leaves of networks, volumes and the like only what services use; the flag --all-resources keeps all. */
export function dropUnused(project: Project): void {
  const used: Record<"networks" | "volumes" | "secrets" | "configs" | "models", Set<string>> = {
    networks: new Set(),
    volumes: new Set(),
    secrets: new Set(),
    configs: new Set(),
    models: new Set(),
  };
  for (
    const { networks = {}, volumes = [], secrets = [], configs = [], build, models = {} } of Object.values(
      project.services,
    )
  ) {
    Object.keys(networks).forEach((name) => used.networks.add(name));
    volumes.forEach(({ type, source }) => type === "volume" && source && used.volumes.add(source));
    for (const { source } of [...secrets, ...(build?.secrets ?? [])]) used.secrets.add(source);
    configs.forEach(({ source }) => used.configs.add(source));
    Object.keys(models as object).forEach((name) => used.models.add(name));
  }
  for (const [kind, names] of Object.entries(used)) {
    const all = project[kind as keyof typeof used] as Record<string, unknown>;
    for (const name of Object.keys(all)) if (!names.has(name)) delete all[name];
  }
}
