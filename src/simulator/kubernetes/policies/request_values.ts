/** A request as the expressions of policies see it: admission.k8s.io/v1 AdmissionRequest. */
import { valueOf } from "../cel/values.ts";
import type { AdmissionRequest } from "../admission.ts";
import type { Json, KubeObject } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";

/** Writes by parts of the control plane come in its name. */
const CONTROL_PLANE = { name: "system:kube-controller-manager", groups: ["system:authenticated"] };

export function requestValues(
  request: AdmissionRequest,
  namespace: StoredObject | undefined,
): Record<string, unknown> {
  const { object, old, kind, user = CONTROL_PLANE, subresource } = request;
  const { group, version, plural } = kind;
  const asked = { group, version, kind: kind.kind };
  const resource = { group, version, resource: plural };
  return {
    object: asValue(object),
    oldObject: asValue(old),
    namespaceObject: asValue(namespace),
    request: valueOf({
      kind: asked,
      resource,
      ...(subresource ? { subResource: subresource } : {}),
      requestKind: asked,
      requestResource: resource,
      name: request.name,
      ...(request.namespace === undefined ? {} : { namespace: request.namespace }),
      operation: request.operation,
      userInfo: {
        username: user.name,
        groups: [...user.groups],
        ...("uid" in user && user.uid ? { uid: user.uid } : {}),
        ...("extra" in user && user.extra ? { extra: { ...user.extra } } : {}),
      },
      dryRun: request.dryRun,
    } as Json),
  };
}

export function asValue(object: KubeObject | undefined): unknown {
  return object === undefined ? null : valueOf(object as unknown as Json);
}
