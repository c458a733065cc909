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
