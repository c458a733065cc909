/** What a user may do, as far as the server has said it. */
export interface Right {
  /** `get`, `patch`, `delete`, `create` … */
  readonly verb: string;
  readonly group: string;
  /** In the plural. */
  readonly resource: string;
  /** Such as `scale`, `exec`, `log`. */
  readonly subresource?: string;
  /** "" or absent outside namespaces. */
  readonly namespace?: string;
  readonly name?: string;
}

export interface Rights {
  /** False only when the server has said no; undefined while it is not known. */
  may(right: Right): boolean | undefined;
}

/** Before anything was asked: everything may be tried. */
export const unknownRights: Rights = { may: () => undefined };

/** `patch deployments/scale in namespace shop`. */
export function rightTitle({ verb, resource, group, subresource, namespace }: Right): string {
  const kind = `${resource}${group ? `.${group}` : ""}${subresource ? `/${subresource}` : ""}`;
  return `${verb} ${kind}${namespace ? ` in namespace ${namespace}` : ""}`;
}
