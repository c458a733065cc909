/** An image reference, spelled out the way containerd does (distribution/reference). */
export interface ImageReference {
  /** `docker.io` */
  registry: string;
  /** `library/nginx` */
  path: string;
  /** `latest` where neither tag nor digest is given. */
  tag: string;
  digest?: string;
}

/** Reads `nginx`, `timmyolson/env-echgo`, `ghcr.io/a/b:c`, `host:5000/x@sha256:…`; undefined when it is malformed. */
export function parseImageReference(text: string): ImageReference | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [, name, tag, digest] = match;
  const slash = name!.indexOf("/");
  const first = slash < 0 ? "" : name!.slice(0, slash);
  const isRegistry = first.includes(".") || first.includes(":") || first === "localhost";
  const registry = isRegistry ? first : "docker.io";
  let path = isRegistry ? name!.slice(slash + 1) : name!;
  if (registry === "docker.io" && !path.includes("/")) path = `library/${path}`;
  if (!/^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/.test(path)) return undefined;
  return { registry, path, tag: tag ?? "latest", ...(digest ? { digest } : {}) };
}

/** `docker.io/library/nginx` */
export function repositoryOf(reference: ImageReference): string {
  return `${reference.registry}/${reference.path}`;
}

/** `docker.io/library/nginx:1.14.2` */
export function fullName(reference: ImageReference): string {
  const repository = repositoryOf(reference);
  return reference.digest ? `${repository}@${reference.digest}` : `${repository}:${reference.tag}`;
}

const PATTERN =
  /^((?:[A-Za-z0-9.-]+(?::[0-9]+)?\/)?[a-z0-9._/-]+)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;
