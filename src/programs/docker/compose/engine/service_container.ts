import { DockerFailure } from "../../engine_errors.ts";
import type { ComposeCall } from "../compose_verb.ts";
import { checkServices } from "../project/wanted_services.ts";
import { type ProjectContainer, projectContainers } from "./project_containers.ts";

/** The container of a service with that number, or its first. Throws DockerFailure where none runs. */
export async function serviceContainer(
  call: ComposeCall,
  service: string,
  { index = 0, all = false }: { index?: number; all?: boolean } = {},
): Promise<ProjectContainer> {
  const project = await call.project({ isUnchecked: true, keepsEnvFiles: true });
  checkServices(project, [service]);
  const containers = await projectContainers(call.client, project.name, { services: [service], all });
  const found = index ? containers.find(({ number }) => number === index) : containers[0];
  if (found) return found;
  throw new DockerFailure(
    index
      ? `service ${JSON.stringify(service)} is not running container #${index}`
      : `service ${JSON.stringify(service)} is not running`,
  );
}
