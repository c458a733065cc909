import { setEntry } from "../../../cluster/kubeconfig_entries.ts";
import { ArgumentsError } from "../../flags.ts";
import type { Io } from "../../io.ts";
import type { Call, Program } from "../../program.ts";
import { givenFields } from "./set_context.ts";

/** `kubectl config set-cluster`. */
export const setCluster: Program = {
  name: "set-cluster",
  summary: "Write a cluster of the kubeconfig",
  description: "Makes a cluster entry, or changes the fields of one that is there.",
  usage: [
    "NAME [--server=server] [--certificate-authority=path/to/certificate/authority] " +
    "[--insecure-skip-tls-verify=true] [--tls-server-name=example.com]",
  ],
  flags: [
    {
      name: "certificate-authority",
      kind: "string",
      usage: "File of the authority that the server's certificate is of.",
    },
    { name: "embed-certs", kind: "bool", usage: "Put the content of the file into the kubeconfig." },
    { name: "insecure-skip-tls-verify", kind: "bool", usage: "Do not check the server's certificate." },
    { name: "proxy-url", kind: "string", usage: "The proxy to go through." },
    { name: "server", kind: "string", usage: "The address of the API server." },
    { name: "tls-server-name", kind: "string", usage: "Name that the server's certificate has to carry." },
  ],
  examples: [["Where it is", "kubectl config set-cluster sea --server=https://sea.example.com:6443"]],
  async run(call) {
    const { args, io, kubeconfig, kubeconfigFiles } = call;
    const [name] = args;
    if (args.length !== 1 || name === undefined) {
      throw new ArgumentsError(`Unexpected args: [${args.join(" ")}]`);
    }
    const fields = await clusterFields(call);
    await setEntry(await kubeconfig(), { kind: "clusters", name }, fields, kubeconfigFiles);
    await io.out(`Cluster ${JSON.stringify(name)} set.\n`);
    return 0;
  },
};

async function clusterFields({ flags, io }: Call): Promise<Record<string, unknown>> {
  const authority = flags.string("certificate-authority");
  if (authority !== "" && flags.bool("insecure-skip-tls-verify")) {
    throw new Error("you cannot specify a certificate authority and insecure mode at the same time");
  }
  if (flags.bool("embed-certs") && authority === "") {
    throw new Error("you must specify a --certificate-authority to embed");
  }
  const fields = givenFields(flags, ["server", "tls-server-name", "proxy-url"]);
  // What was said of another server's certificate does not hold for this one.
  if (flags.has("server") && !flags.has("tls-server-name")) fields["tls-server-name"] = undefined;
  // It is not kept: it has to be said each time.
  fields["insecure-skip-tls-verify"] = undefined;
  if (flags.has("insecure-skip-tls-verify")) {
    const isInsecure = flags.bool("insecure-skip-tls-verify");
    fields["insecure-skip-tls-verify"] = isInsecure ? true : undefined;
    if (isInsecure) {
      Object.assign(fields, { "certificate-authority": undefined, "certificate-authority-data": undefined });
    }
  }
  if (authority !== "") {
    fields["insecure-skip-tls-verify"] = undefined;
    Object.assign(
      fields,
      await fileFields("certificate-authority", authority, flags.bool("embed-certs"), io),
    );
  }
  return fields;
}

/** A file by its path, or its content; the other of the two is taken away. */
export async function fileFields(
  field: string,
  path: string,
  isEmbedded: boolean,
  { machine }: Io,
): Promise<Record<string, unknown>> {
  if (!isEmbedded) {
    const absolute = path.startsWith("/") ? path : `${machine.workingFolder}/${path}`;
    return { [field]: absolute, [`${field}-data`]: undefined };
  }
  try {
    return { [`${field}-data`]: (await machine.readFile(path)).toBase64(), [field]: undefined };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Error(`could not stat ${field} file ${path}: stat ${path}: no such file or directory`);
  }
}
