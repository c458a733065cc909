import type { Program } from "../../program.ts";
import { createDockerRegistry } from "./docker_registry.ts";
import { createGenericSecret } from "./generic_secret.ts";
import { createTlsSecret } from "./tls_secret.ts";

/** `kubectl create secret`. */
export const createSecret: Program = {
  name: "secret",
  summary: "Make a secret: for a registry, of files and values, or for TLS",
  description:
    "Create a secret of one of the types that the API knows: credentials of a registry of images, a\n" +
    "certificate with its key, or anything else.",
  usage: ["(docker-registry | generic | tls)"],
  flags: [],
  programs: [createDockerRegistry, createGenericSecret, createTlsSecret],
};
