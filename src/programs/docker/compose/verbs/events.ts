import { switchFlag, textFlag } from "../../docker_flags.ts";
import { filterText } from "../../engine_client.ts";
import { jsonMessages } from "../../json_messages.ts";
import { timestamp } from "../../times.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { LABELS } from "../engine/labels.ts";

interface EngineEvent {
  Action: string;
  Actor: { ID: string; Attributes?: Record<string, string> };
  time: number;
  timeNano?: number;
}

export const events: ComposeVerb = {
  name: "events",
  summary: "Follow what happens to containers",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    switchFlag("json", "Each as a line of JSON"),
    textFlag("since", "All events from this time on"),
    textFlag("until", "Events up to this time, then end"),
  ],
  async run(call) {
    const { flags, args, io, client } = call;
    const project = await call.projectName();
    const time = (name: string): string => flags.string(name) && timestamp(flags.string(name), io.now());
    const { body } = await client.request("GET", "/events", {
      query: {
        filters: filterText(["type=container", `label=${LABELS.project}=${project}`]),
        since: time("since"),
        until: time("until"),
      },
    });
    for await (const event of jsonMessages<EngineEvent>(body)) {
      const attributes = event.Actor.Attributes ?? {};
      const service = attributes[LABELS.service] ?? "";
      if (args.length && !args.includes(service)) continue;
      const own = Object.entries(attributes).filter(([name]) => !name.startsWith("com.docker.compose."))
        .sort(([a], [b]) => a < b ? -1 : 1);
      const when = new Date(event.timeNano ? Math.floor(event.timeNano / 1e6) : event.time * 1000);
      if (flags.bool("json")) {
        await io.out(`${
          JSON.stringify({
            action: event.Action,
            attributes: Object.fromEntries(own),
            id: event.Actor.ID,
            service,
            time: when.toISOString(),
            type: "container",
          })
        }\n`);
        continue;
      }
      const stamp = when.toISOString().replace("T", " ").replace("Z", "000");
      const listed = own.map(([name, value]) => `${name}=${value}`).join(", ");
      await io.out(`${stamp} container ${event.Action} ${event.Actor.ID} (${listed})\n`);
    }
    return 0;
  },
};
