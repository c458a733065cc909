import type { Flag } from "../flags.ts";
import type { Call } from "../program.ts";

/** The flags; `usage` says what the files are for. */
export function manifestFlags(usage: string): Flag[] {
  return [
    { name: "filename", short: "f", kind: "list", usage },
    {
      name: "kustomize",
      short: "k",
      kind: "string",
      usage: "A folder with a kustomization to build; without -f and -R.",
    },
    { name: "recursive", short: "R", kind: "bool", usage: "Read the folders below those of -f, too." },
  ];
}

/** Whether files were named at all. */
export function hasManifests({ flags }: Pick<Call, "flags">): boolean {
  return flags.list("filename").length > 0 || flags.string("kustomize") !== "";
}
