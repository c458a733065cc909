import { ApiError } from "../../cluster/api_error.ts";
import { goJson } from "../../kube/go_value.ts";
import { printGroupName } from "../../kube/group_version.ts";
import { jsonEqual } from "../../kube/json_equal.ts";
import { mergeDiff } from "../../kube/merge_diff.ts";
import { definitionName } from "../../kube/merge_facts.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { strategicDiff } from "../../kube/strategic_diff.ts";
import type { Connection } from "../connection.ts";
import type { Call, Program } from "../program.ts";
import { type EditResult, runEditSession, windowsLinesFlag } from "./edit_session.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { outcomeFlags, type OutcomePrinter } from "./outcome.ts";
import { printObjectName } from "../../kube/print_object.ts";
import { throwErrors } from "./several_errors.ts";
import { findTargets, type Target, targetPath } from "./targets.ts";
import { fieldManagerFlag, validateFlag, validationOf, writeQuery } from "./write_flags.ts";

/** `kubectl edit`. */
export const edit: Program = {
  name: "edit",
  summary: "Change objects in an editor",
  description:
    "Opens objects in an editor (KUBE_EDITOR, EDITOR, else vi) and sends what was changed. What the server " +
    "refuses is opened again with its reasons; if nothing comes of it, the text is kept in a file.",
  usage: ["(RESOURCE/NAME | -f FILENAME) [options]"],
  flags: [
    ...outcomeFlags,
    fieldManagerFlag("kubectl-edit"),
    ...manifestFlags("Files, folders or addresses that name the objects."),
    { name: "output-patch", kind: "bool", usage: "Show the patch that is sent." },
    {
      name: "save-config",
      kind: "bool",
      usage: "Note the object in its annotation for apply.",
      hidden: true,
    },
    { name: "subresource", kind: "string", usage: "A part of the object, such as status." },
    validateFlag,
    windowsLinesFlag,
  ],
  examples: [
    ["A service", "kubectl edit svc/web"],
    ["As JSON", "kubectl edit deploy/web -o json"],
  ],
  run: runEdit,
};

/** The words above what is edited. */
export const editHeader = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;

async function runEdit(call: Call): Promise<number> {
  const { flags, args, io } = call;
  const validation = validationOf(flags);
  const format = editFormat(flags.string("output"));
  // The format is that of the editor; what was done is told in a sentence.
  const print: OutcomePrinter = (object, operation) => `${printObjectName(object)} ${operation}\n`;
  const connection = await call.connect();
  const subresource = flags.string("subresource");
  const { targets, problem } = await findTargets(call, connection, {
    args,
    isAllDefault: true,
    ...(subresource ? { subresource } : {}),
  });
  if (problem) throw problem;
  const errors: unknown[] = [];
  const edited: Edited[] = [];
  for (const target of targets) {
    await target.live().then((object) => edited.push({ target, object }), (error) => errors.push(error));
  }
  throwErrors(errors);
  const [first] = edited;
  if (!first) {
    await io.err("edit cancelled, no objects found\n");
    return 1;
  }
  return await runEditSession({
    io,
    objects: edited.map(({ object }) => object),
    format,
    header: editHeader,
    isForWindows: flags.bool("windows-line-endings"),
    title: titleOf(first.target),
    send: (objects) => send({ call, connection, print, edited, validation }, objects),
  });
}

/** `json` or `yaml` is how it is shown in the editor, not how the result is. */
export function editFormat(output: string): "json" | "yaml" {
  if (output === "" || output === "yaml" || output === "json") return output || "yaml";
  throw new Error(
    `unable to match a printer suitable for the output format ${
      JSON.stringify(output)
    }, allowed formats are: ` +
      "json,kyaml,yaml",
  );
}

interface Edited {
  target: Target;
  object: KubeObject;
}

interface Sending {
  call: Call;
  connection: Connection;
  print: OutcomePrinter;
  edited: readonly Edited[];
  validation: ReturnType<typeof validationOf>;
}

/** `deployments.apps "web"`. */
function titleOf({ resource, name }: Target): string {
  return `${printGroupName(resource.name, resource.group)} ${JSON.stringify(name)}`;
}

async function send(sending: Sending, objects: readonly KubeObject[]): Promise<EditResult> {
  const { call: { io }, print, edited } = sending;
  const result: EditResult = { refusals: [] };
  for (const object of objects) {
    const known = edited.find((one) => one.object.metadata.uid === object.metadata?.uid);
    if (!known) throw new Error(`no original object found for ${goJson(object as Json)}`);
    const original = bare(known.object);
    if (jsonEqual(original, object as Json)) {
      await io.out(print(known.object, "skipped"));
      continue;
    }
    try {
      await io.out(print(await patch(sending, known, original, object as JsonObject), "edited"));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await note(result, error, known.target, io);
    }
  }
  return result;
}

function bare(object: KubeObject): JsonObject {
  const { managedFields: _, ...metadata } = object.metadata;
  return JSON.parse(JSON.stringify({ ...object, metadata })) as JsonObject;
}

async function patch(
  { call: { flags, io }, connection, validation }: Sending,
  { target }: Edited,
  original: JsonObject,
  object: JsonObject,
): Promise<KubeObject> {
  const name = (one: JsonObject) => (one["metadata"] as JsonObject | undefined)?.["name"];
  const isAnother = original["apiVersion"] !== object["apiVersion"] || original["kind"] !== object["kind"] ||
    name(original) !== name(object);
  if (isAnother) throw new Error("At least one of apiVersion, kind and name was changed");
  const definition = definitionName(target.resource);
  const body = definition ? strategicDiff(original, object, definition) : mergeDiff(original, object);
  if (flags.bool("output-patch")) await io.out(`Patch: ${goJson(body)}\n`);
  const path = targetPath(target, flags.string("subresource"));
  return await connection.client.patch(path, definition ? "strategic" : "merge", body, {
    query: writeQuery(flags, "none", validation),
    signal: io.signal,
  });
}

/** An invalid object is edited again; of what else is refused the text is kept. */
async function note(result: EditResult, error: ApiError, target: Target, io: Call["io"]): Promise<void> {
  const title = titleOf(target);
  if (error.reason === "Invalid") {
    const causes = (error.status.details?.causes ?? []).map(({ field, message }) => `${field}: ${message}`);
    result.refusals.push({ head: `${title} was not valid`, causes });
    await io.err(`error: ${title} is invalid\n`);
  } else if (error.reason === "NotFound") {
    result.keptFor = (path) =>
      `The edits you made on deleted resources have been saved to ${JSON.stringify(path)}\n`;
    await io.err(`error: ${title} could not be found on the server\n`);
  } else {
    result.keptFor = (path) => `You can run \`kubectl replace -f ${path}\` to try this update again.\n`;
    await io.err(`error: ${title} could not be patched: ${error.message}\n`);
  }
}
