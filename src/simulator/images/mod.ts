/** All images there are, and what a registry answers when asked for one. */
import { alpine } from "./alpine.ts";
import { busybox } from "./busybox.ts";
import { digest } from "./digest.ts";
import { envEchgo } from "./env_echgo.ts";
import type { Image, ImageProfile } from "./image_profile.ts";
import { fullName, type ImageReference, parseImageReference, repositoryOf } from "./image_reference.ts";
import { nginx } from "./nginx.ts";

export type { Image, ImageProfile } from "./image_profile.ts";

/** Every image profile; a new one is a file and a line here. */
export const IMAGES: readonly ImageProfile[] = [nginx, busybox, alpine, envEchgo];

/**
 * Looks an image reference up. A failure carries the message that containerd hands to the kubelet;
 * `invalid` is a reference that does not parse (InvalidImageName).
 */
export function resolveImage(text: string): { image: Image } | { invalid: string } | { failure: string } {
  const reference = parseImageReference(text);
  if (!reference) {
    return {
      invalid: `Failed to apply default image tag "${text}": couldn't parse image name "${text}": ` +
        "invalid reference format",
    };
  }
  const repository = repositoryOf(reference);
  const profile = IMAGES.find((candidate) => candidate.repositories.includes(repository));
  if (!profile) return { failure: describeFailure(reference, unknownRepository(reference)) };
  if (reference.digest ? !hasDigest(profile, reference) : !profile.hasTag(reference.tag)) {
    const message = describeFailure(reference, `${fullName(reference)}: not found`);
    return { failure: `rpc error: code = NotFound desc = ${message}` };
  }
  return { image: imageOf(profile, repository, reference.tag) };
}

/** `docker.io/library/nginx@sha256:…`: one digest a tag, whichever name it was asked by. */
function imageOf(profile: ImageProfile, repository: string, tag: string): Image {
  const sum = digest(`${profile.repositories[0]}:${tag}`);
  return { profile, reference: `${repository}:${tag}`, imageId: `${repository}@sha256:${sum}`, tag };
}

function hasDigest(profile: ImageProfile, reference: ImageReference): boolean {
  return reference.digest === `sha256:${digest(`${profile.repositories[0]}:${reference.tag}`)}`;
}

function describeFailure(reference: ImageReference, reason: string): string {
  const name = fullName(reference);
  return `failed to pull and unpack image "${name}": failed to resolve reference "${name}": ${reason}`;
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
      return `${fullName(reference)}: not found`;
    default:
      return `failed to do request: Head "https://${registry}/v2/${path}/manifests/${tag}": ` +
        `dial tcp: lookup ${registry.replace(/:\d+$/, "")} on 192.168.122.1:53: no such host`;
  }
}
