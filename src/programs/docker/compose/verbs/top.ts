import type { ComposeVerb } from "../compose_verb.ts";
import { projectContainers } from "../engine/project_containers.ts";
import { alignTabs } from "../../tab_writer.ts";

export const top: ComposeVerb = {
  name: "top",
  summary: "Show the processes in containers",
  usage: "[SERVICES...]",
  flags: [],
  async run(call) {
    const { args, io, client } = call;
    const project = await call.project({ isUnchecked: true, keepsEnvFiles: true });
    const containers = await projectContainers(client, project.name, { all: false, services: args });
    const rows: string[][] = [];
    for (const { Id, service, number } of containers) {
      const { Titles, Processes } = await client.get<{ Titles: string[]; Processes: string[][] | null }>(
        `/containers/${Id}/top`,
      );
      if (!rows.length) rows.push(["SERVICE", "#", ...Titles]);
      for (const process of Processes ?? []) rows.push([service, String(number), ...process]);
    }
    const text = rows.map((row) => `${row.join("\t")}\n`).join("");
    await io.out(alignTabs(text, { minWidth: 4, padding: 2 }));
    return 0;
  },
};
