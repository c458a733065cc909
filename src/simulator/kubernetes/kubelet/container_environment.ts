import type { IContainer } from "kubernetes-models/v1/Container";
import type { Image } from "../../images/image_profile.ts";
import { ContainerConfigError, environmentOf } from "./environment.ts";
import type { PodContext } from "./pod_context.ts";
import { checkUser } from "./security.ts";

/** The environment with which a container of the image is to be started, or why it cannot be. */
export function containerEnvironment(
  { pod, podIp, node, sources }: PodContext,
  container: IContainer,
  image: Image,
): Record<string, string> | ContainerConfigError {
  try {
    checkUser(pod, container, image);
    const located = { ...pod, status: { ...pod.status, podIP: podIp ?? "", hostIP: node.address } };
    return environmentOf(located, container, image.profile.env, sources);
  } catch (error) {
    if (error instanceof ContainerConfigError) return error;
    throw error;
  }
}
