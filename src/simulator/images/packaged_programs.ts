/** Programs that are in no image by themselves: what pip, apt and apk bring. */
import type { Program } from "../host/process.ts";
import { curl, nslookup, wget } from "../userland/commands/network.ts";
import { UBUNTU_PROGRAMS } from "../userland/commands/ubuntu.ts";
import { celeryCommand } from "./celery/command.ts";
import { flaskCommand } from "./flask_command.ts";

/** By the name that their files tell. */
export const PACKAGED_PROGRAMS: Readonly<Record<string, Program>> = {
  ...Object.fromEntries(
    Object.entries(UBUNTU_PROGRAMS).map((
      [path, program],
    ) => [path.slice(path.lastIndexOf("/") + 1), program]),
  ),
  celery: celeryCommand,
  curl,
  flask: flaskCommand,
  nslookup,
  wget,
};
