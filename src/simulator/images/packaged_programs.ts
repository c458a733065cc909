/** Programs that are in no image by themselves: what pip, apt and apk bring. */
import type { Program } from "../host/process.ts";
import { curl, nslookup, wget } from "../userland/commands/network.ts";
import { procps } from "../userland/commands/system.ts";
import { flaskCommand } from "./flask_command.ts";

/** By the name that their files tell. */
export const PACKAGED_PROGRAMS: Readonly<Record<string, Program>> = {
  curl,
  flask: flaskCommand,
  nslookup,
  ps: procps,
  wget,
};
