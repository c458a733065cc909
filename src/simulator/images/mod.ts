/** All images there are, and what a registry answers when asked for one. */
import { agnhost } from "./agnhost.ts";
import { alpine } from "./alpine.ts";
import { busybox } from "./busybox.ts";
import { CONTROL_PLANE } from "./control_plane.ts";
import { coredns } from "./coredns.ts";
import { crashy } from "./crashy.ts";
import { curlImage } from "./curl_image.ts";
import { debian } from "./debian.ts";
import { digest } from "../host/digest.ts";
import { envEchgo } from "./env_echgo.ts";
import { helloApp } from "./hello_app.ts";
import { helloWorld } from "./hello_world.ts";
import { hpaExample } from "./hpa_example.ts";
import { httpd } from "./httpd.ts";
import type { Image, ImageProfile } from "./image_profile.ts";
import { fullName, type ImageReference, parseImageReference, repositoryOf } from "./image_reference.ts";
import { ingressNginx } from "./ingress_nginx.ts";
import { leaky } from "./leaky.ts";
import { mariadb, mysql } from "./mysql.ts";
import { metricsServer } from "./metrics_server.ts";
import { nginx } from "./nginx.ts";
import { nodeImage } from "./node_image.ts";
import { pause } from "./pause.ts";
import { postgres } from "./postgres.ts";
import { privateApp } from "./private_app.ts";
import { LAB_REGISTRY, type PushedImages } from "./pushed_images.ts";
import { python } from "./python.ts";
import { rabbitmq } from "./rabbitmq.ts";
import { redis } from "./redis.ts";
import { stress, vishStress } from "./stress.ts";
import { profileOf } from "./tagged_profile.ts";
import { ubuntu } from "./ubuntu.ts";
import { whoami } from "./whoami.ts";

export type { Image, ImageProfile } from "./image_profile.ts";

/** Every image profile; a new one is a file and a line here. */
export const IMAGES: readonly ImageProfile[] = [
  nginx,
  busybox,
  alpine,
  envEchgo,
  ingressNginx,
  httpd,
  redis,
  postgres,
  mysql,
  mariadb,
  rabbitmq,
  python,
  nodeImage,
  debian,
  ubuntu,
  helloWorld,
  pause,
  agnhost,
  whoami,
  helloApp,
  hpaExample,
  stress,
  vishStress,
  curlImage,
  crashy,
  leaky,
  privateApp,
  coredns,
  metricsServer,
  ...CONTROL_PLANE,
];

const BY_REPOSITORY = new Map(
  IMAGES.flatMap((image) => image.repositories.map((repository) => [repository, image] as const)),
);

/** A user of a registry. */
export interface Credentials {
  username: string;
  password: string;
}

/**
 * Looks an image reference up. A failure carries the message that containerd hands to the kubelet;
 * `invalid` is a reference that does not parse (InvalidImageName).
 */
export function resolveImage(
  text: string,
  credentials?: readonly Credentials[],
  pushed?: PushedImages,
): { image: Image } | { invalid: string } | { failure: string } {
  const reference = parseImageReference(text);
  if (!reference) return { invalid: describeInvalid(text) };
  const known = pushed?.find(reference);
  if (known) return { image: known.image };
  const repository = repositoryOf(reference);
  const profile = BY_REPOSITORY.get(repository);
  if (!profile) return { failure: describeFailure(reference, unknownRepository(reference)) };
  const { account } = profile;
  if (account && credentials && !credentials.some((given) => isSame(given, account))) {
    const isKnown = credentials.length > 0;
    return { failure: describeFailure(reference, isKnown ? wrongAccount(reference) : noAccount(reference)) };
  }
  const tag = reference.digest ? tagOfDigest(profile, reference) : reference.tag;
  if (tag === undefined || !profile.hasTag(tag)) {
    const message = describeFailure(reference, `${fullName(reference)}: not found`);
    return { failure: `rpc error: code = NotFound desc = ${message}` };
  }
  return { image: imageOf(profile, repository, tag) };
}

function isSame(a: Credentials, b: Credentials): boolean {
  return a.username === b.username && a.password === b.password;
}

/** Source: github.com/distribution/reference, normalize.go. */
function describeInvalid(text: string): string {
  const lower = parseImageReference(text.toLowerCase());
  const path = lower?.path.startsWith("library/")
    ? `library/${text.split(/[:@]/)[0]}`
    : text.split(/[:@]/)[0];
  const why = lower && /[A-Z]/.test(text)
    ? `invalid reference format: repository name (${path}) must be lowercase`
    : "invalid reference format";
  return `Failed to apply default image tag "${text}": couldn't parse image name "${text}": ${why}`;
}

/** `docker.io/library/nginx@sha256:…`: one digest a tag, whichever name it was asked by. */
function imageOf(profile: ImageProfile, repository: string, tag: string): Image {
  const sum = digest(`${profile.repositories[0]}:${tag}`);
  return {
    profile: profileOf({ profile, tag }),
    reference: `${repository}:${tag}`,
    imageId: `${repository}@sha256:${sum}`,
    tag,
  };
}

function tagOfDigest(profile: ImageProfile, reference: ImageReference): string | undefined {
  const tags = [reference.tag, ...profile.knownTags ?? ["latest"]];
  return tags.find((tag) => reference.digest === `sha256:${digest(`${profile.repositories[0]}:${tag}`)}`);
}

function describeFailure(reference: ImageReference, reason: string): string {
  const name = fullName(reference);
  return `failed to pull and unpack image "${name}": failed to resolve reference "${name}": ${reason}`;
}

/** A private repository, asked for by nobody in particular. */
function noAccount(reference: ImageReference): string {
  if (reference.registry === "docker.io") return unknownRepository(reference);
  return `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to ${
    tokenUrl(reference)
  }: 401 Unauthorized`;
}

function wrongAccount(reference: ImageReference): string {
  return `failed to authorize: failed to fetch oauth token: unexpected status from GET request to ${
    tokenUrl(reference)
  }: 401 Unauthorized`;
}

function tokenUrl({ registry, path }: ImageReference): string {
  const isHub = registry === "docker.io";
  const host = isHub ? "auth.docker.io" : registry;
  const service = isHub ? "registry.docker.io" : registry;
  return `https://${host}/token?scope=repository%3A${encodeURIComponent(path)}%3Apull&service=${service}`;
}

/** What the well-known registries answer for a repository that they do not have, and what DNS says of others. */
function unknownRepository(reference: ImageReference): string {
  const { registry, path, tag } = reference;
  switch (registry) {
    case "docker.io":
      return "pull access denied, repository does not exist or may require authorization: " +
        "server message: insufficient_scope: authorization failed";
    case "ghcr.io":
      return "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to " +
        `https://ghcr.io/token?scope=repository%3A${encodeURIComponent(path)}%3Apull&service=ghcr.io: ` +
        "403 Forbidden";
    case "quay.io":
      return `unexpected status from HEAD request to https://quay.io/v2/${path}/manifests/${tag}: 401 UNAUTHORIZED`;
    case "registry.k8s.io":
    case LAB_REGISTRY:
      return `${fullName(reference)}: not found`;
    default:
      return `failed to do request: Head "https://${registry}/v2/${path}/manifests/${tag}": ` +
        `dial tcp: lookup ${registry.replace(/:\d+$/, "")} on 192.168.122.1:53: no such host`;
  }
}
