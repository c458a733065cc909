import type { Program } from "../program.ts";
import { buildKustomization } from "./kustomize/build.ts";

/** `kubectl kustomize`. */
export const kustomize: Program = {
  name: "kustomize",
  summary: "Print the manifests that a kustomization comes to",
  description:
    "Prints the objects that a folder with a kustomization builds: resources and bases, generated config maps " +
    "and secrets, patches, components, replacements, and what is done to all of them (names, namespace, labels, images, replicas). Addresses of " +
    "repositories, plug-ins and charts are left out.",
  usage: ["DIR [options]"],
  flags: [{
    name: "output",
    short: "o",
    kind: "string",
    usage: "A file to write to, instead of standard output.",
  }],
  examples: [["A folder", "kubectl kustomize base"]],
  async run({ flags, args, io }) {
    if (args.length > 1) throw new Error("specify one path to kustomization.yaml");
    const text = await buildKustomization(io, args[0] ?? ".");
    const output = flags.string("output");
    if (output === "") await io.out(text);
    else await io.machine.writeFile(output, new TextEncoder().encode(text), 0o644);
    return 0;
  },
};
