import { goJson } from "../../../kube/go_value.ts";
import { printGroupName } from "../../../kube/group_version.ts";
import { lastApplied, lastAppliedAnnotation } from "../../../kube/last_applied.ts";
import type { Json, KubeObject } from "../../../kube/object.ts";
import { printObjectName } from "../../../kube/print_object.ts";
import type { Connection } from "../../connection.ts";
import type { Call, Program } from "../../program.ts";
import { editFormat } from "../edit.ts";
import { runEditSession, windowsLinesFlag } from "../edit_session.ts";
import { manifestFlags } from "../manifest_flags.ts";
import { outcomeFlags } from "../outcome.ts";
import { actOnEach } from "../several_errors.ts";
import { findTargets, type Target, targetPath } from "../targets.ts";
import { fieldManagerFlag, writeQuery } from "../write_flags.ts";

/** `kubectl apply edit-last-applied`. */
export const editLastApplied: Program = {
  name: "edit-last-applied",
  summary: "Change in an editor what was noted as applied last",
  description: "Opens what apply remembers of an object in an editor. The object itself stays as it is.",
  usage: ["(RESOURCE/NAME | -f FILENAME) [options]"],
  flags: [
    ...outcomeFlags,
    fieldManagerFlag("kubectl-client-side-apply"),
    ...manifestFlags("Files, folders or addresses that name the objects."),
    windowsLinesFlag,
  ],
  examples: [["Of a deployment", "kubectl apply edit-last-applied deploy/web"]],
  async run(call) {
    const format = editFormat(call.flags.string("output"));
    const connection = await call.connect();
    const { targets, problem } = await findTargets(call, connection, { args: call.args, isAllDefault: true });
    await actOnEach(targets, (target) => editOne(call, connection, target, format), problem);
    return 0;
  },
};

const HEADER = `# Please edit the 'last-applied-configuration' annotations below.
# Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
#
`;

async function editOne(
  { flags, io }: Call,
  { client }: Connection,
  target: Target,
  format: "json" | "yaml",
): Promise<void> {
  const live = await target.live();
  if (live.metadata.annotations?.[lastAppliedAnnotation] === undefined) {
    throw new Error(
      "no last-applied-configuration annotation found on resources, to create the annotation, use command " +
        "`kubectl apply set-last-applied --create-annotation`",
    );
  }
  await runEditSession({
    io,
    objects: [lastApplied(live) as unknown as KubeObject],
    format,
    header: HEADER,
    isForWindows: flags.bool("windows-line-endings"),
    title: `${printGroupName(target.resource.name, target.resource.group)} ${JSON.stringify(target.name)}`,
    async send([edited]) {
      const body = { metadata: { annotations: { [lastAppliedAnnotation]: `${goJson(edited as Json)}\n` } } };
      const query = writeQuery(flags, "none");
      await client.patch(targetPath(target), "merge", body, { query, signal: io.signal });
      await io.out(`${printObjectName(edited!)} edited\n`);
      return { refusals: [] };
    },
  });
}
