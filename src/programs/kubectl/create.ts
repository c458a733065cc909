import type { KubeObject } from "../../kube/object.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { withLastApplied } from "../../kube/last_applied.ts";
import type { Call, Program } from "../program.ts";
import { creations } from "./create/mod.ts";
import { dryRunFlag, dryRunOf } from "./dry_run.ts";
import { type Manifest, manifestFlags, readManifests, requireManifests } from "./manifest_source.ts";
import { outcomeFlags, outcomePrinter } from "./outcome.ts";
import { actOnEach } from "./several_errors.ts";
import { withSource } from "./source_error.ts";
import { fieldManagerFlag, validateFlag, validationOf, writeQuery } from "./write_flags.ts";

/** `kubectl create -f`; its subcommands make objects without a file. */
export const create: Program = {
  name: "create",
  summary: "Create a resource from a file or from stdin",
  description:
    "Creates the objects of files, folders, addresses or standard input. JSON and YAML are understood.",
  usage: ["-f FILENAME [options]"],
  flags: [
    ...outcomeFlags,
    dryRunFlag,
    { name: "edit", kind: "bool", usage: "Change the objects in an editor before they are created." },
    fieldManagerFlag("kubectl-create"),
    ...manifestFlags("Files, folders or addresses of the objects to create."),
    { name: "raw", kind: "string", usage: "A path of the API to POST the file to, as it is." },
    {
      name: "save-config",
      kind: "bool",
      usage: "Note the manifest in the object, so that apply can go on from it.",
    },
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web.",
    },
    validateFlag,
  ],
  examples: [
    ["The objects of a file", "kubectl create -f pod.yaml"],
    ["What comes on standard input", "kubectl create -f - < pod.json"],
  ],
  programs: creations,
  run: runCreate,
};

async function runCreate(call: Call): Promise<number> {
  const { flags, io } = call;
  requireManifests(call);
  const validation = validationOf(flags);
  const dryRun = await dryRunOf(call);
  const print = await outcomePrinter(call, dryRun);
  const connection = await call.connect();
  const isValidated = validation !== "Ignore";
  const read = await readManifests(call, connection, { selector: flags.string("selector"), isValidated });
  const query = writeQuery(flags, dryRun, validation);
  await actOnEach(read.manifests, async ({ object, resource, namespace, source }: Manifest) => {
    const wanted = flags.bool("save-config") ? withLastApplied(object) as unknown as KubeObject : object;
    let made = wanted;
    if (dryRun !== "client") {
      try {
        made = await connection.client.create(resourcePath(resource, { namespace }), wanted, {
          query,
          signal: io.signal,
        });
      } catch (error) {
        throw withSource("creating", source, error);
      }
    }
    await io.out(print(made, "created"));
  }, read.problem);
  if (read.manifests.length === 0) throw new Error("no objects passed to create");
  return 0;
}
