import { releaseHistory } from "../../cluster/helm_releases.ts";
import { uninstallRelease } from "../../cluster/helm/uninstall_release.ts";
import type { Propagation } from "../../cluster/helm/write_objects.ts";
import type { Acting } from "../../cluster/helm/acting.ts";
import type { FlagValues } from "../flags.ts";
import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { actingOf, releaseNameProblem } from "./release_acting.ts";
import { timeoutFlag, waitFlag, waitingOf } from "./waiting_flags.ts";

/** `helm uninstall`. */
export const uninstall: Program = {
  name: "uninstall",
  aliases: ["del", "delete", "un"],
  summary: "Remove a release with all of its objects",
  description:
    "Deletes all that the newest revision of a release has made, and its history, so that the name is free.",
  usage: ["RELEASE_NAME [...] [flags]"],
  flags: [
    {
      name: "cascade",
      kind: "string",
      default: "background",
      usage: "How what depends on the objects goes: background, orphan, foreground.",
    },
    { name: "description", kind: "string", usage: "What the history says of it." },
    { name: "dry-run", kind: "bool", usage: "Only say what would be uninstalled." },
    { name: "ignore-not-found", kind: "bool", usage: "A release that is not there is no error." },
    { name: "keep-history", kind: "bool", usage: "Delete the objects and keep the revisions." },
    { name: "no-hooks", kind: "bool", usage: "Leave hooks out." },
    timeoutFlag,
    waitFlag,
  ],
  async run(call) {
    const { args, flags, io } = call;
    const waiting = waitingOf(flags);
    requireArguments(call, { least: 1, usage: "RELEASE_NAME [...] [flags]" });
    const options = {
      keepsHistory: flags.bool("keep-history"),
      propagation: propagationOf(flags),
      waiting,
      timeoutMs: flags.number("timeout")!,
      hasHooks: !flags.bool("no-hooks"),
      ...(flags.has("description") ? { description: flags.string("description") } : {}),
    };
    const acting = await actingOf(call);
    for (const name of args) {
      const isThere = await mayBeUninstalled(name, flags, acting);
      if (isThere && !flags.bool("dry-run")) {
        const staying = await uninstallRelease(name, options, acting);
        if (staying.length > 0) {
          const rows = staying.map(({ kind, metadata }) => `[${kind}] ${metadata.name}\n`).join("");
          await io.out(`These resources were kept due to the resource policy:\n${rows}\n`);
        }
      }
      await io.out(`release ${JSON.stringify(name)} uninstalled\n`);
    }
    return 0;
  },
};

/** @throws {Error} when it is not there, unless that is to be passed over */
async function mayBeUninstalled(
  name: string,
  flags: FlagValues,
  { client, namespace, signal }: Acting,
): Promise<boolean> {
  const isDryRun = flags.bool("dry-run");
  if (releaseNameProblem(name)) {
    throw new Error(
      isDryRun ? `release name is invalid: ${name}` : `uninstall: Release name is invalid: ${name}`,
    );
  }
  if (!isDryRun && !flags.bool("ignore-not-found")) return true;
  const [latest] = await releaseHistory(client, { namespace, name }, signal);
  if (latest) return true;
  if (flags.bool("ignore-not-found")) return false;
  throw new Error("release: not found");
}

function propagationOf(flags: FlagValues): Propagation {
  const text = flags.string("cascade");
  const found = ({ background: "Background", foreground: "Foreground", orphan: "Orphan" } as const)[text];
  if (found) return found;
  throw new Error(`invalid cascade value (${text}). Must be "background", "foreground", or "orphan"`);
}
