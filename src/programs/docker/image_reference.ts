/** Names of images (github.com/distribution/reference). */
import { DockerFailure } from "./engine_errors.ts";

export interface ImageReference {
  /** With the registry: `docker.io/library/nginx`. */
  name: string;
  /** As it is shown: `nginx`. */
  familiar: string;
  tag?: string;
  digest?: string;
}

const DEFAULT_REGISTRY = "docker.io";
const PATH_PART = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";
const HOST =
  "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
const REFERENCE = new RegExp(
  `^((?:${HOST}/)?${PATH_PART}(?:/${PATH_PART})*)(?::([\\w][\\w.-]{0,127}))?` +
    `(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);
const IDENTIFIER = /^[a-f0-9]{64}$/;

/** Reads `nginx:1.27`, `ghcr.io/a/b@sha256:…`. Throws DockerFailure. */
export function parseReference(text: string): ImageReference {
  if (IDENTIFIER.test(text)) {
    throw new DockerFailure(
      `invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`,
    );
  }
  const [registry, path] = splitRegistry(text);
  const name = path.split(/[:@]/)[0]!;
  if (name.toLowerCase() !== name) {
    const shown = registry === DEFAULT_REGISTRY ? name : `${registry}/${name}`;
    throw new DockerFailure(
      `invalid reference format: repository name (${shown}) must be lowercase`,
    );
  }
  const match = REFERENCE.exec(`${registry}/${path}`);
  if (!match) throw new DockerFailure("invalid reference format");
  const [, full, tag, digest] = match;
  return {
    name: full!,
    familiar: familiarName(full!),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** The registry and the path below it, with what is left out filled in. */
function splitRegistry(text: string): [string, string] {
  const slash = text.indexOf("/");
  const first = text.slice(0, slash);
  const isHost = slash >= 0 && (/[.:]/.test(first) || first === "localhost" || first.toLowerCase() !== first);
  const registry = isHost ? first.replace(/^index\.docker\.io$/, DEFAULT_REGISTRY) : DEFAULT_REGISTRY;
  const path = isHost ? text.slice(slash + 1) : text;
  return [registry, registry === DEFAULT_REGISTRY && !path.includes("/") ? `library/${path}` : path];
}

/** `docker.io/library/nginx` → `nginx`. */
export function familiarName(name: string): string {
  return name.replace(/^docker\.io\/(library\/(?=[^/]*$))?/, "");
}

/** With the tag that is meant where none is written. */
export function withDefaultTag(reference: ImageReference): ImageReference {
  return reference.tag || reference.digest ? reference : { ...reference, tag: "latest" };
}

/** `nginx:1.27`, as people write it. */
export function familiarText({ familiar, tag, digest }: ImageReference): string {
  return `${familiar}${tag ? `:${tag}` : ""}${digest ? `@${digest}` : ""}`;
}

/** The registry, `docker.io` where none is written. */
export function registryOf({ name }: ImageReference): string {
  return name.slice(0, name.indexOf("/"));
}

/** The key of a registry's credentials in the configuration. */
export function credentialServer(registry: string): string {
  return registry === DEFAULT_REGISTRY ? "https://index.docker.io/v1/" : registry;
}
