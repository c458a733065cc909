/** Who a container may run as. Source: pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Image } from "../../images/image_profile.ts";
import { ContainerConfigError } from "./environment.ts";

/** @throws {ContainerConfigError} it would be root, and is not to be. */
export function checkUser(pod: IPod, container: IContainer, { profile }: Image): void {
  const [own, shared] = [container.securityContext, pod.spec?.securityContext];
  if (!(own?.runAsNonRoot ?? shared?.runAsNonRoot)) return;
  const { name, namespace, uid } = pod.metadata ?? {};
  const subject = `(pod: "${name}_${namespace}(${uid})", container: ${container.name})`;
  const user = own?.runAsUser ?? shared?.runAsUser;
  if (user === 0) throw new ContainerConfigError(`container's runAsUser breaks non-root policy ${subject}`);
  if (user !== undefined) return;
  const { user: imageUser } = profile;
  if (imageUser.uid === 0) {
    throw new ContainerConfigError(`container has runAsNonRoot and image will run as root ${subject}`);
  }
  if (imageUser.name !== String(imageUser.uid)) {
    throw new ContainerConfigError(
      `container has runAsNonRoot and image has non-numeric user (${imageUser.name}), cannot verify user is ` +
        `non-root ${subject}`,
    );
  }
}
