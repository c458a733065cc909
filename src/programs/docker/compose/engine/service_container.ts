import { DockerFailure } from "../../engine_errors.ts";
import type { ComposeCall } from "../compose_verb.ts";
import { type ProjectContainer, projectContainers } from "./project_containers.ts";

/** The container of a service with that number, or its first. Throws DockerFailure where none runs. */
export async function serviceContainer(
  call: ComposeCall,
  service: string,
  { index = 0, all = false, absent = `service ${JSON.stringify(service)} is not running` }:
    ServiceContainerWish = {},
): Promise<ProjectContainer> {
  const project = await call.project({ isUnchecked: true, keepsEnvFiles: true });
  const containers = await projectContainers(call.client, project.name, { services: [service], all });
  const found = index ? containers.find(({ number }) => number === index) : containers[0];
  if (found) return found;
  throw new DockerFailure(
    index ? `service ${JSON.stringify(service)} is not running container #${index}` : absent,
  );
}

export interface ServiceContainerWish {
  index?: number;
  all?: boolean;
  /** What is said where the service has none. */
  absent?: string;
}
