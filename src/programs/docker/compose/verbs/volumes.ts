import type { VolumeSummary } from "../../engine_objects.ts";
import { filterText } from "../../engine_client.ts";
import { switchFlag, tableFormatFlag } from "../../docker_flags.ts";
import { listingText } from "../../listing.ts";
import { naturalOrder, volumeLayout } from "../../networks/network_lists.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { LABELS } from "../engine/labels.ts";
import { projectContainers } from "../engine/project_containers.ts";
import { missingFile } from "../file/compose_failure.ts";

export const volumes: ComposeVerb = {
  name: "volumes",
  summary: "List the volumes of the project, or of services",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [tableFormatFlag(), switchFlag("q, quiet", "Only names")],
  async run(call) {
    const { flags, args, io, client } = call;
    const project = await call.project({ isUnchecked: true, keepsEnvFiles: true });
    const unknown = args.find((name) => !Object.hasOwn(project.services, name));
    if (unknown !== undefined) throw missingFile(`no such service: ${unknown}`);
    const { Volumes } = await client.get<{ Volumes: VolumeSummary[] | null }>("/volumes", {
      filters: filterText([`label=${LABELS.project}=${project.name}`]),
    });
    const containers = await projectContainers(client, project.name, { services: args, oneOff: "include" });
    const mounted = new Set(
      containers.flatMap(({ Mounts = [] }) => Mounts.flatMap(({ Name }) => Name ?? [])),
    );
    const wanted = (Volumes ?? []).filter(({ Name }) => args.length === 0 || mounted.has(Name))
      .sort((a, b) => naturalOrder(a.Name, b.Name));
    const format = flags.bool("quiet") ? "{{.Name}}" : flags.string("format");
    await io.out(await listingText(wanted, volumeLayout, format));
    return 0;
  },
};
