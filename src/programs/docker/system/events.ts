import { filterFlag, objectFormatFlag, textFlag } from "../docker_flags.ts";
import { filterText } from "../engine_client.ts";
import { jsonTexts } from "../json_messages.ts";
import { objectText } from "../listing.ts";
import { nanoTime, timestamp } from "../times.ts";
import type { Verb } from "../verb.ts";

interface EngineEvent {
  Type?: string;
  Action?: string;
  Actor?: { ID: string; Attributes?: Record<string, string> };
  time?: number;
}

export const events: Verb = {
  calls: ["system events", "events"],
  summary: "Print what happens in the engine, as it happens",
  usage: "[OPTIONS]",
  flags: [
    filterFlag("f, filter", "Show only events that match"),
    withoutShort(objectFormatFlag()),
    textFlag("since", "Begin with the events of this time"),
    textFlag("until", "End with the events of this time"),
  ],
  async run({ flags, io, client }) {
    const time = (name: string): string => flags.string(name) && timestamp(flags.string(name), io.now());
    const { body } = await client.request("GET", "/events", {
      query: { filters: filterText(flags.list("filter")), since: time("since"), until: time("until") },
    });
    const format = flags.string("format");
    for await (const text of jsonTexts(body)) {
      const event: EngineEvent = JSON.parse(text);
      if (/^(json|\{\{ *json +\. *\}\})$/.test(format.trim())) await io.out(`${text}\n`);
      else if (format) await io.out(await objectText(event, format));
      else await io.out(`${eventText(event, /"timeNano": ?(\d+)/.exec(text)?.[1])}\n`);
    }
    return 0;
  },
};

function withoutShort<T extends { short?: string }>({ short: _, ...flag }: T): Omit<T, "short"> {
  return flag;
}

/** `2026-11-23T06:21:32.000000000Z container start 4c01… (image=nginx, name=web)` */
function eventText({ Type = "", Action = "", Actor, time = 0 }: EngineEvent, timeNano?: string): string {
  const when = nanoTime(timeNano ? BigInt(timeNano) : BigInt(time) * 1_000_000_000n);
  const attributes = Object.entries(Actor?.Attributes ?? {}).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([name, value]) => `${name}=${value}`);
  const rest = attributes.length ? ` (${attributes.join(", ")})` : "";
  return `${when} ${Type} ${Action} ${Actor?.ID ?? ""}${rest}`;
}
