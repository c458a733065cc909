import type { Json, KubeObject } from "../../../kube/object.ts";
import { goJson } from "../../../kube/go_value.ts";
import { lastAppliedAnnotation } from "../../../kube/last_applied.ts";
import type { Call, Program } from "../../program.ts";
import { dryRunFlag, dryRunOf, dryRunQuery } from "../dry_run.ts";
import { manifestFlags } from "../manifest_flags.ts";
import { outcomeFlags, outcomePrinter } from "../outcome.ts";
import { findTargets, type Target, targetPath } from "../targets.ts";

/** `kubectl apply set-last-applied`. */
export const setLastApplied: Program = {
  name: "set-last-applied",
  summary: "Note the content of a file as what was applied last",
  description: "Notes a file in an object as if it had been applied, and changes nothing else of it.",
  usage: ["-f FILENAME [options]"],
  flags: [
    ...outcomeFlags,
    { name: "create-annotation", kind: "bool", usage: "Also where nothing was applied yet." },
    dryRunFlag,
    ...manifestFlags("Files, folders or addresses of the manifests."),
  ],
  examples: [["From a file", "kubectl apply set-last-applied -f web.yaml"]],
  run: runSetLastApplied,
};

async function runSetLastApplied(call: Call): Promise<number> {
  const { flags, io } = call;
  const dryRun = await dryRunOf(call);
  const print = await outcomePrinter(call, dryRun);
  const connection = await call.connect();
  const { targets, problem } = await findTargets(call, connection, { args: [] });
  if (problem) throw problem;
  const changes: { target: Target; live: KubeObject; text: string }[] = [];
  // Nothing is written before all could be read.
  for (const target of targets) {
    const text = notedText(target.manifest!);
    const live = await target.live();
    const noted = live.metadata.annotations?.[lastAppliedAnnotation];
    if (noted === undefined && !flags.bool("create-annotation")) {
      throw new Error(
        `no last-applied-configuration annotation found on resource: ${target.name}, to create the annotation, run ` +
          "the command with --create-annotation",
      );
    }
    if (noted === text) await io.out(`set-last-applied ${target.name}: no changes required.\n`);
    else changes.push({ target, live, text });
  }
  for (const { target, live, text } of changes) {
    const body = { metadata: { annotations: { [lastAppliedAnnotation]: text } } };
    const object = dryRun === "client"
      ? live
      : await connection.client.patch(targetPath(target), "merge", body, {
        query: { ...dryRunQuery(dryRun), fieldManager: "kubectl-last-applied" },
        signal: io.signal,
      });
    await io.out(print(object, "configured"));
  }
  return 0;
}

/** Unlike apply, this notes the manifest as it is: annotations only where it has some. */
function notedText(manifest: KubeObject): string {
  const { annotations: given, ...metadata } = manifest.metadata;
  const { [lastAppliedAnnotation]: _, ...annotations } = given ?? {};
  const noted = { ...manifest, metadata: given ? { ...metadata, annotations } : metadata };
  return `${goJson(JSON.parse(JSON.stringify(noted)) as Json)}\n`;
}
