import { switchFlag, textFlag } from "../../docker_flags.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { COMPOSE_VERSION } from "../compose_version.ts";

export const version: ComposeVerb & { text(): string } = {
  name: "version",
  summary: "Show the version of Docker Compose",
  usage: "[OPTIONS]",
  flags: [
    textFlag("f, format", "How it is shown: pretty | json (default pretty)"),
    switchFlag("short", "Only the number"),
  ],
  takes: { max: 0 },
  text: () => `Docker Compose version v${COMPOSE_VERSION}\n`,
  async run({ flags, io }) {
    if (flags.bool("short")) await io.out(`${COMPOSE_VERSION}\n`);
    else if (flags.string("format") === "json") await io.out(`{"version":"v${COMPOSE_VERSION}"}\n`);
    else await io.out(version.text());
    return 0;
  },
};
