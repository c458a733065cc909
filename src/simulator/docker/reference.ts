/** Names of images as the engine reads and tells them (distribution/reference). */
import { type ImageReference, parseImageReference } from "../images/image_reference.ts";
import { badRequest } from "./engine_error.ts";

/** @throws {EngineError} 400, in the words of distribution/reference. */
export function parseReference(text: string): ImageReference {
  if (/^[0-9a-f]{64}$/.test(text)) {
    throw badRequest(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
  }
  const reference = parseImageReference(text);
  if (reference) return reference;
  const lower = parseImageReference(text.toLowerCase());
  const name = text.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
  if (lower && /[A-Z]/.test(name)) {
    const path = lower.registry === "docker.io" && lower.path.startsWith("library/") && !name.includes("/")
      ? `library/${name}`
      : name.slice(lower.registry === "docker.io" ? 0 : name.indexOf("/") + 1);
    throw badRequest(`invalid reference format: repository name (${path}) must be lowercase`);
  }
  throw badRequest("invalid reference format");
}

/** `nginx`, `timmyolson/env-echgo`, `ghcr.io/a/b`: without what goes without saying. */
export function familiarName({ registry, path }: ImageReference): string {
  if (registry !== "docker.io") return `${registry}/${path}`;
  return path.startsWith("library/") ? path.slice("library/".length) : path;
}

/** With its tag or digest. */
export function familiarString(reference: ImageReference): string {
  const name = familiarName(reference);
  return reference.digest ? `${name}@${reference.digest}` : `${name}:${reference.tag}`;
}
