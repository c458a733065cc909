import { resourcePath } from "../../cluster/resource_path.ts";
import type { Connection } from "../connection.ts";
import type { Call } from "../program.ts";
import { manifestFiles } from "./manifest_files.ts";
import { readManifests } from "./manifest_source.ts";
import type { Selected } from "./selection.ts";

/**
 * What the files of `get -f` name, as if it had been named by arguments. `problem` is what could not be read.
 * @throws {Error} in kubectl's words, where arguments name objects, too
 */
export async function selectManifests(
  call: Pick<Call, "flags" | "io" | "args">,
  connection: Connection,
): Promise<{ selected: Selected[]; problem?: AggregateError }> {
  if (call.args.length > 0) {
    // Files that are not there are told first.
    await manifestFiles(call.io, call.flags.list("filename"), call.flags.bool("recursive"));
    throw new Error(
      "when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well",
    );
  }
  const selector = call.flags.string("selector");
  const { manifests, problem } = await readManifests(call, connection, selector ? { selector } : {});
  const selected = manifests.map(({ resource, namespace, name }): Selected => {
    const place = { ...(namespace === undefined ? {} : { namespace }), name };
    return { resource, ...place, path: resourcePath(resource, place) };
  });
  return problem ? { selected, problem } : { selected };
}
