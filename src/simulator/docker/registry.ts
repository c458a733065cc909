/** What the world's registries answer to an engine. */
import { digest } from "../host/digest.ts";
import type { ImageProfile } from "../images/image_profile.ts";
import { type ImageReference, repositoryOf } from "../images/image_reference.ts";
import { type Credentials, IMAGES } from "../images/mod.ts";
import { LAB_REGISTRY } from "../images/pushed_images.ts";
import { profileOf } from "../images/tagged_profile.ts";
import { EngineError, notFound } from "./engine_error.ts";
import { familiarName, familiarString } from "./reference.ts";

/** An image as a registry hands it out. */
export interface RemoteImage {
  profile: ImageProfile;
  tag: string;
  /** Of the manifest. */
  digest: string;
}

/** @throws {EngineError} in the engine's words. */
export function askRegistry(reference: ImageReference, credentials?: Credentials): RemoteImage {
  const profile = IMAGES.find(({ repositories }) => repositories.includes(repositoryOf(reference)));
  if (!profile) throw unknownRepository(reference);
  const { account } = profile;
  const mayPull = !account ||
    (credentials?.username === account.username && credentials.password === account.password);
  if (!mayPull) throw reference.registry === "docker.io" ? denied(reference) : unauthorized(reference);
  const tag = reference.digest ? tagOfDigest(profile, reference) : reference.tag;
  if (tag === undefined || !profile.hasTag(tag)) {
    throw notFound(`manifest for ${familiarString(reference)} not found: manifest unknown: manifest unknown`);
  }
  return { profile: profileOf({ profile, tag }), tag, digest: manifestDigest(profile, tag) };
}

/** The same whichever of its names an image was asked by; the kubelet tells it, too. */
function manifestDigest(profile: ImageProfile, tag: string): string {
  return `sha256:${digest(`${profile.repositories[0]}:${tag}`)}`;
}

function tagOfDigest(profile: ImageProfile, reference: ImageReference): string | undefined {
  const tags = [reference.tag, ...profile.knownTags ?? ["latest"]];
  return tags.find((tag) => manifestDigest(profile, tag) === reference.digest);
}

/** Registries that exist; of others the name server knows nothing. */
const REGISTRIES = new Set(
  IMAGES.flatMap(({ repositories }) => repositories.map((name) => name.split("/")[0]!)),
);

function unknownRepository(reference: ImageReference): EngineError {
  const { registry, path, tag } = reference;
  if (registry === "docker.io") return denied(reference);
  const what = `Head "https://${registry}/v2/${path}/manifests/${reference.digest ?? tag}"`;
  if (registry === "ghcr.io") return new EngineError(500, `${what}: denied`);
  if (registry === "quay.io") {
    return new EngineError(500, "unauthorized: access to the requested resource is not authorized");
  }
  if (REGISTRIES.has(registry) || registry === LAB_REGISTRY) {
    return notFound(`manifest for ${familiarString(reference)} not found: manifest unknown: `);
  }
  if (/^(localhost|127\.0\.0\.1)(:|$)/.test(registry)) {
    const port = /:(\d+)$/.exec(registry)?.[1] ?? "80";
    return new EngineError(
      500,
      `Get "http://${registry}/v2/": dial tcp 127.0.0.1:${port}: connect: connection refused`,
    );
  }
  const host = registry.replace(/:\d+$/, "");
  return new EngineError(
    500,
    `Get "https://${registry}/v2/": dial tcp: lookup ${host} on 127.0.0.53:53: no such host`,
  );
}

function denied(reference: ImageReference): EngineError {
  return notFound(
    `pull access denied for ${
      familiarName(reference)
    }, repository does not exist or may require 'docker login': ` +
      "denied: requested access to the resource is denied",
  );
}

function unauthorized({ registry, path, tag }: ImageReference): EngineError {
  return new EngineError(
    500,
    `Head "https://${registry}/v2/${path}/manifests/${tag}": unauthorized: authentication required`,
  );
}

/** `docker push`: whoever asks has no right to. @throws {EngineError} never returns */
export function refusePush(reference: ImageReference): string {
  const { registry } = reference;
  if (registry === "docker.io") return "denied: requested access to the resource is denied";
  const found = unknownRepository(reference).message;
  return REGISTRIES.has(registry) ? "denied: requested access to the resource is denied" : found;
}

/** `docker search`: what has the term in its name. */
export function searchRegistry(
  term: string,
): { name: string; description: string; stars: number; isOfficial: boolean }[] {
  return IMAGES.flatMap(({ repositories }) =>
    repositories.flatMap((repository) => {
      if (!repository.startsWith("docker.io/") || !repository.includes(term)) return [];
      const isOfficial = repository.startsWith("docker.io/library/");
      const name = repository.replace(/^docker\.io\/(library\/)?/, "");
      const stars = isOfficial ? 500 + Number.parseInt(digest(name).slice(0, 4), 16) % 20_000 : 1;
      const description = isOfficial ? `Official build of ${name}.` : "";
      return [{ name, description, stars, isOfficial }];
    })
  ).sort((a, b) => b.stars - a.stars);
}
