/** Versions as `pequod version` and the explorer's header show them. */
import config from "../../deno.json" with { type: "json" };

/** Of this program. */
export const PEQUOD_VERSION: string = config.version;
