/** The programs of the lab's host besides kubectl, helm and docker, by the paths at which Ubuntu has them. */
import type { Program } from "../simulator/host/process.ts";
import { apt } from "../simulator/images/apt.ts";
import { dash } from "../simulator/images/debian.ts";
import { CORE, inFolder } from "../simulator/userland/commands/mod.ts";
import { UBUNTU_PROGRAMS } from "../simulator/userland/commands/ubuntu.ts";

export const hostCommands: Readonly<Record<string, Program>> = {
  ...inFolder("/usr/bin", CORE),
  ...UBUNTU_PROGRAMS,
  "/usr/bin/apt": apt,
  "/usr/bin/apt-get": apt,
  "/usr/bin/sh": dash,
};
