import type { Call } from "../../program.ts";
import { creation } from "./creation.ts";
import { readSources, type SourceEntry, sourceFlags } from "./file_sources.ts";
import { appendHashFlag, secretFrame, secretObject } from "./generic_secret.ts";

/** `kubectl create secret docker-registry`. */
export const createDockerRegistry = creation({
  ...secretFrame,
  name: "docker-registry",
  summary: "Make a secret with the credentials for an image registry",
  usage: [
    "NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] " +
    "[--from-file=[key=]source] [--dry-run=server|client|none]",
  ],
  flags: [
    appendHashFlag,
    { name: "docker-email", kind: "string", usage: "Address of mail." },
    { name: "docker-password", kind: "string", usage: "Password or token." },
    {
      name: "docker-server",
      kind: "string",
      default: "https://index.docker.io/v1/",
      usage: "Where the registry is.",
    },
    { name: "docker-username", kind: "string", usage: "Name of the user." },
    sourceFlags.find(({ name }) => name === "from-file")!,
  ],
  examples: [[
    "Credentials that pods pull with",
    "kubectl create secret docker-registry pull --docker-username=ahab --docker-password=s3cret",
  ]],
  check({ flags }) {
    const isComplete = flags.string("docker-username") && flags.string("docker-password") &&
      flags.string("docker-server");
    if (!isComplete && flags.list("from-file").length === 0) throw new Error(INCOMPLETE);
  },
  build: async (call, name) =>
    await secretObject(name, call.flags, await entriesOf(call), "kubernetes.io/dockerconfigjson"),
});

const INCOMPLETE = "either --from-file or the combination of --docker-username, --docker-password and " +
  "--docker-server is required";

async function entriesOf({ flags, io }: Call): Promise<SourceEntry[]> {
  if (flags.list("from-file").length) return await readSources(flags, io, ["from-file"]);
  const username = flags.string("docker-username");
  const password = flags.string("docker-password");
  const email = flags.string("docker-email");
  const encoder = new TextEncoder();
  const auth = encoder.encode(`${username}:${password}`).toBase64();
  const entry = { username, password, ...(email ? { email } : {}), auth };
  const config = JSON.stringify({ auths: { [flags.string("docker-server")]: entry } });
  return [{ key: ".dockerconfigjson", bytes: encoder.encode(config) }];
}
